import { expect, test } from "vitest";
import { storedFolder } from "../../bench/planted/compact.ts";
import { failing } from "../../bench/planted/labels.ts";
import { readLooked } from "../../bench/planted/look.ts";
import { diagnose } from "../../src/analyzer/diagnose.ts";
import type { Lesson } from "../../src/core/brief.ts";
import type { LookJob } from "../../src/core/job.ts";
import { withCauses } from "../../src/evolution/look-into-best.ts";
import { trainedOutcome } from "../../src/evolution/evaluate-candidate.ts";
import { runSearch } from "../../src/evolution/search.ts";
import type { RunEvent } from "../../src/core/events.ts";
import type { TraceReader } from "../../src/analyzer/traces/trace-reader.ts";
import type { CauseFinding, Finding } from "../../src/core/finding.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import { fakeDependencies, fakeDesigner, fakePlan, memoryStore } from "./fakes.ts";

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
  const dependencies = { ...fakeDependencies({ looker, store }), plan: {} };
  const told = await withCauses(lesson, dependencies);
  const severities = told.diagnosis?.findings.map(({ severity }) => severity) ?? [];
  expect(severities).toEqual(severities.toSorted());
  expect(told.diagnosis?.findings.find(({ severity }) => severity === "cause")).toMatchObject({
    kind: "coverage-limited",
    term: "flag",
  });
  expect(asked.every((job) => job.kind === "look")).toBe(true);
  expect([...records.values()]).toContainEqual({
    type: "notice",
    message: expect.stringMatching(/^why g1-c1 may fail \(causes, weak evidence.*\) Cause coverage-limited, `flag`/),
  });
  expect(await withCauses(lesson, { ...fakeDependencies(), plan: {} })).toBe(lesson);
  const looksBefore = asked.length;
  const read: CauseFinding = {
    severity: "cause",
    kind: "noise",
    confidence: "read",
    likelihood: 0.4,
    figures: { "car.position at step 3 of the worst episode": 1 },
  };
  let questions = 0;
  const traceReader: TraceReader = async () => {
    questions++;
    return { causes: [read, { ...read, kind: "coverage-limited" }], dropped: 2 };
  };
  const withReader = { ...fakeDependencies({ looker, store: memoryStore().store, traceReader }), plan: {} };
  const withRead = await withCauses(lesson, withReader);
  // What detectors had found already is not told twice.
  expect(withRead.diagnosis?.findings.filter(({ severity }) => severity === "cause")).toEqual([
    ...(told.diagnosis?.findings.filter(({ severity }) => severity === "cause") ?? []),
    read,
  ]);
  expect(withReader.store.events()).toContainEqual(expect.objectContaining({ read: { added: 1, dropped: 2 } }));
  expect(await withCauses(lesson, withReader)).toEqual(withRead);
  expect(questions).toBe(1);
  asked.length = looksBefore;
  // Who resumes, or looks again: the same, and nothing is played.
  expect(await withCauses(lesson, dependencies)).toEqual(told);
  expect(await withCauses(told, dependencies)).toEqual(told);
  expect(asked.length).toBe(looksBefore);
});

const hacked: Finding = {
  kind: "hacked",
  severity: "alarm",
  confidence: "inferred",
  sign: "correlation-lost",
  figures: { correlation: 0.9, gain: 3, trueGain: 0 },
};

/** A search of whose candidates a log already says that playing them again gave an alarm. */
const searched = async (plan: Partial<SearchPlan>, { gamed }: { gamed: readonly string[] }) => {
  const records = new Map<string, RunEvent>(
    gamed.map((id) => [
      `looked-into:${id}:1`,
      { type: "candidate-looked-into", id, seeds: 1, findings: [hacked], steps: 0 },
    ]),
  );
  const plays: LookJob[] = [];
  const looker = {
    look: async (job: LookJob) => {
      plays.push(job);
      return { kind: "failed" as const, failure: { reason: "crashed" as const, message: "nobody plays" } };
    },
  };
  const { designer, briefs } = fakeDesigner(({ generation }, count) =>
    // Two that one training cannot tell apart from each other, and others far below.
    Array.from({ length: count }, (_, place) => `quality:${place < 2 ? 0.8 : 0.1 + 0.001 * generation + 0.01 * place}`),
  );
  const { store } = memoryStore(records);
  const { summary } = await runSearch(
    { ...fakePlan, generations: 2, searchSeeds: 1, ...plan },
    fakeDependencies({ designer, looker, store }),
  );
  return { summary, briefs, plays };
};

test("an alarm that was read from episodes is told to who builds upon the best, and stands beside the best; who looked once does not look again", async () => {
  const all = ["g1-c1", "g1-c2", "g1-c3", "g1-c4", "g2-c1", "g2-c2", "g2-c3", "g2-c4"];
  const { summary, briefs, plays } = await searched({ diagnosis: "causes", episodeAlarms: true }, { gamed: all });
  expect(plays).toEqual([]);
  expect(summary.notices?.join(" ")).toContain(`${summary.best?.candidate} may be gamed`);
  const told = (of: typeof briefs) => of[1]?.archive.flatMap(({ diagnosis }) => diagnosis?.findings ?? []) ?? [];
  expect(told(briefs)).toContainEqual(hacked);
  // Runs of before heard none of it.
  const before = await searched({}, { gamed: all });
  expect(before.summary.notices?.join(" ") ?? "").not.toContain("may be gamed");
  expect(told(before.briefs)).not.toContainEqual(hacked);
  expect(before.plays).toEqual([]);
});

test("of leaders that scores do not tell apart the one without such an alarm is confirmed", async () => {
  const plan = { diagnosis: "causes", episodeAlarms: true } as const;
  const { summary: unheard } = await searched(plan, { gamed: [] });
  const first = unheard.best?.candidate ?? "";
  const { summary } = await searched(plan, { gamed: [first] });
  expect(first).not.toBe("");
  expect(summary.best?.candidate).not.toBe(first);
});
