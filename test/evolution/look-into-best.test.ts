import { expect, test } from "vitest";
import { storedFolder } from "../../bench/planted/compact.ts";
import { failing } from "../../bench/planted/labels.ts";
import { readLooked } from "../../bench/planted/look.ts";
import { diagnose } from "../../src/analyzer/diagnose.ts";
import type { Lesson } from "../../src/core/brief.ts";
import type { LookJob } from "../../src/core/job.ts";
import { withCauses } from "../../src/evolution/look-into-best.ts";
import { trainedOutcome } from "../../src/evolution/evaluate-candidate.ts";
import { fakeDependencies, memoryStore } from "./fakes.ts";

test("a candidate that fails is told why, after its alarms and before its notes, in a notice too; without anybody to play it, it stays as it is", async () => {
  const program = failing.find(({ name }) => name === "prize-less-time");
  const evidence = program && readLooked(storedFolder, program);
  if (!evidence) throw new Error("no stored evidence");
  const reward = { ...evidence.reward, javascript: "" };
  const results = evidence.results.map((result) => ({ ...result, policy: { learner: "ppo" } }));
  const lesson: Lesson = {
    candidate: {
      id: "g1-c1",
      generation: 1,
      text: reward.source,
      reward,
      origin: { operator: "sample", parents: [], note: "" },
      repairs: 0,
      outcome: trainedOutcome(results, { seeds: results.map(({ seed }) => seed), diagnostics: [] }),
    },
    diagnosis: diagnose({ reward, results, episodes: [] }),
  };
  const asked: LookJob[] = [];
  const looker = {
    look: async (job: LookJob) => {
      asked.push(job);
      return job.scripted ? evidence.shown : job.policy === null ? evidence.byChance : evidence.own[0]!;
    },
  };
  const { store, records } = memoryStore();
  const told = await withCauses(lesson, fakeDependencies({ looker, store }));
  const severities = told.diagnosis?.findings.map(({ severity }) => severity) ?? [];
  expect(severities).toEqual(severities.toSorted());
  expect(told.diagnosis?.findings.find(({ severity }) => severity === "cause")).toMatchObject({
    kind: "coverage-limited",
    term: "flag",
  });
  expect(asked.every((job) => job.kind === "look")).toBe(true);
  expect([...records.values()]).toContainEqual({
    type: "notice",
    message: expect.stringMatching(/^why g1-c1 may fail: Cause coverage-limited, `flag`/),
  });
  expect(await withCauses(lesson, fakeDependencies())).toBe(lesson);
});
