import { expect, test } from "vitest";
import type { Lesson } from "../../src/core/brief.ts";
import type { Finding } from "../../src/core/finding.ts";
import type { EpisodeOutcome, TrainingResult } from "../../src/core/outcome.ts";
import { summarizeScores } from "../../src/core/statistics.ts";
import { trainedOutcome } from "../../src/evolution/evaluate-candidate.ts";
import { limitNotices } from "../../src/evolution/limited.ts";
import { fakeReward } from "./fakes.ts";

const episode = (fitness: number): EpisodeOutcome => ({
  fitness,
  success: fitness > 0.5,
  return: 0,
  length: 5,
  ending: "truncated",
  features: {},
});

const lesson = (
  id: string,
  { fitness = [0, 0], met = 0, findings = [] }: { fitness?: number[]; met?: number; findings?: Finding[] } = {},
): Lesson => {
  const result: TrainingResult = {
    seed: 1,
    curve: [{ steps: 1, episodes: 3, return: 0, length: 5, fitness: met, success: 0, terms: {} }],
    checkpoint: 0,
    episodes: fitness.map(episode),
    fitness: 0,
    success: 0,
    terms: {},
    stored: [],
    policy: null,
    environmentSteps: 1,
  };
  return {
    candidate: {
      id,
      generation: 1,
      text: "",
      reward: fakeReward(0),
      origin: { operator: "sample", parents: [], note: "" },
      repairs: 0,
      outcome: trainedOutcome([result], { seeds: [1], diagnostics: [] }),
    },
    diagnosis: {
      terms: [],
      curve: { steps: [], fitness: [], return: [], length: [], success: [] },
      endings: { terminated: 0, truncated: 0, invalid: 0 },
      agreement: 0,
      associations: [],
      findings,
    },
  };
};

const score = (value: number, success = 0) => ({ fitness: summarizeScores([value, value], [1, 2]), success });
const unmeasured = { human: null, random: null };
const coverageOf = (archive: Lesson[], references: Parameters<typeof limitNotices>[0]["references"] = unmeasured) =>
  limitNotices({ archive, best: archive[0], references }).join(" ");

const cause = (kind: "observation-limited" | "fell"): Finding => ({
  severity: "cause",
  kind,
  confidence: "inferred",
  likelihood: 0.9,
  figures: { "told by state and time": 0.95 },
});

test("where no reward that was tried, no reference and no moment of a training scored otherwise than chance, no reward will mend it", () => {
  const flat = [lesson("g1-c1"), lesson("g1-c2")];
  expect(coverageOf(flat, { human: score(0), random: score(0) })).toMatch(
    /^coverage-limited: 2 rewards were trained, the human reference's with them, .* 4 evaluation episodes .*no reward will mend it/,
  );
});

test.each<[string, Lesson[], Parameters<typeof limitNotices>[0]["references"]]>([
  ["one reward alone says nothing of others", [lesson("g1-c1")], unmeasured],
  ["one episode that scored", [lesson("g1-c1"), lesson("g1-c2", { fitness: [0, 0.2] })], unmeasured],
  ["a score that was met while learning, and lost", [lesson("g1-c1"), lesson("g1-c2", { met: 0.1 })], unmeasured],
  ["a reward by hand that does it", [lesson("g1-c1"), lesson("g1-c2")], { human: score(1, 1), random: score(0) }],
  ["chance that scores otherwise", [lesson("g1-c1"), lesson("g1-c2")], { human: null, random: score(0.3) }],
])("%s: nothing is called coverage-limited", (_, archive, references) => {
  expect(coverageOf(archive, references)).toBe("");
});

test("where the likeliest cause of the best is what its policy cannot see, no reward that asks this will mend it; never where a reward by hand does it", () => {
  const seen = [lesson("g1-c1", { fitness: [0.3, 0.6], findings: [cause("observation-limited"), cause("fell")] })];
  expect(coverageOf(seen)).toMatch(
    /^observation-limited: what g1-c1, the best, .*0\.95.*no reward that asks this will mend it.*\d+ \(\d+ %\)/,
  );
  expect(coverageOf(seen, { human: score(1, 1), random: null })).toBe("");
  const second = [lesson("g1-c1", { fitness: [0.3, 0.6], findings: [cause("fell"), cause("observation-limited")] })];
  expect(coverageOf(second)).toBe("");
});
