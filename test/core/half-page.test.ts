import * as fc from "fast-check";
import { expect, test } from "vitest";
import { causeWords, measuredAccuracy } from "../../src/core/cause-text.ts";
import type { Diagnosis, TermVerdict } from "../../src/core/diagnosis.ts";
import { causes, type Cause, type Finding } from "../../src/core/finding.ts";
import { halfPageLines } from "../../src/core/half-page-text.ts";
import { halfPageOf } from "../../src/core/half-page.ts";
import type { TrainingResult } from "../../src/core/outcome.ts";
import { storeNumbers } from "../../src/core/stored-numbers.ts";
import type { StoredEpisode } from "../../src/core/trajectory.ts";

/** Of three fields: one that rises, one that stands still, one that jumps in the middle. */
const stored = (index: number, { fitness, length }: { fitness: number; length: number }): StoredEpisode => ({
  index,
  fitness,
  success: fitness > 0.5,
  length,
  ending: "truncated",
  states: storeNumbers(
    Float64Array.from({ length: 3 * (length + 1) }, (_, place) => {
      const row = Math.floor(place / 3);
      return [row, 7, row < length / 2 ? 0 : fitness][place % 3] as number;
    }),
  ),
  actions: storeNumbers(new Float64Array(length)),
});

const figures = { first: 0, last: 0, mean: 0, min: 0, max: 0 };

const result = (seed: number, episodes: StoredEpisode[]): TrainingResult => ({
  seed,
  curve: [],
  checkpoint: 0,
  episodes: episodes.map(({ fitness, success, length, ending }) => ({
    fitness,
    success,
    length,
    ending,
    return: 1,
    features: { "cart.position": figures, "cart.mass": figures, "pole.angle": figures, "action.push": figures },
  })),
  fitness: 0,
  success: 0,
  terms: {},
  stored: episodes,
  policy: null,
  environmentSteps: 0,
});

const diagnosis = (findings: Finding[] = [], verdict: TermVerdict = "useful"): Diagnosis => ({
  terms: [{ name: "forward", verdict, curve: [], mean: 1, min: 0, max: 2, share: 1, association: 0 }],
  curve: { steps: [], fitness: [], return: [], length: [], success: [] },
  endings: { terminated: 0, truncated: 0, invalid: 0 },
  agreement: 0,
  associations: [],
  findings,
});

const cause = (kind: Cause, about: { field?: string; moments?: Finding["moments"] } = {}): Finding => ({
  severity: "cause",
  kind,
  confidence: "inferred",
  likelihood: 0.9,
  figures: {},
  ...(about.field !== undefined && { field: about.field }),
  ...(about.moments && { moments: about.moments }),
});

const results = [
  result(11, [stored(0, { fitness: 0.2, length: 100 }), stored(3, { fitness: 0.9, length: 60 })]),
  result(12, [stored(1, { fitness: 0.1, length: 80 })]),
];

test("the best and the worst whole episode stand there with the steps that decided them, each in its own training and episode alone", () => {
  const moments = [
    { seed: 12, episode: 1, from: 40, to: 42 },
    { seed: 11, episode: 1, from: 1, to: 2 },
  ];
  const looked = [cause("fell", { field: "pole.angle", moments })];
  const { traces } = halfPageOf({ results, diagnosis: diagnosis(), looked });
  expect(traces.map(({ which, seed, episode, fitness }) => [which, seed, episode, fitness])).toEqual([
    ["best", 11, 3, 0.9],
    ["worst", 12, 1, 0.1],
  ]);
  expect(traces.map(({ marks }) => marks)).toEqual([[], [{ from: 40, to: 42, why: "fell" }]]);
  // What a cause is of stands first; what never moves is not told.
  expect(traces[1]?.fields.map(({ name }) => name)).toEqual(["pole.angle", "cart.position"]);
  const lines = halfPageLines(halfPageOf({ results, diagnosis: diagnosis(), looked })).join("\n");
  expect(lines).toMatch(/^step +0 +11 +23 +\*34 +46/m);
  expect(lines).toContain("* what decided, as far as it was seen: steps 40 to 42: fell");
  expect(lines).toContain("no moment of it is known to have decided");
});

test("where the task says nothing of success, an episode is told without it", () => {
  const of = { results, diagnosis: diagnosis(), looked: null };
  expect(halfPageLines(halfPageOf(of)).join("\n")).toMatch(/fitness 0\.9, success; .*\n[^]*fitness 0\.1, no success;/);
  const told = halfPageLines(halfPageOf({ ...of, judged: false })).join("\n");
  expect(told).toContain("fitness 0.9; 60 steps");
  expect(told).not.toMatch(/success/);
});

test("where nothing measures, no episode is best or worst and no verdict is told", () => {
  const page = halfPageOf({ results, diagnosis: diagnosis([], "flat"), looked: null, judged: false, measured: false });
  expect(page).toMatchObject({ traces: [], lesson: null, terms: [{ name: "forward", share: 1, verdict: null }] });
  expect(halfPageLines(page).join("\n")).not.toMatch(/fitness|best|worst|flat/);
});

test("whatever the episodes are, a trace goes from the first to the last step in finite numbers", () => {
  const episode = fc.record({
    fitness: fc.double({ min: -10, max: 10, noNaN: true }),
    length: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(episode, { maxLength: 4 }), fc.integer({ min: 2, max: 30 }), (episodes, points) => {
      const own = result(
        1,
        episodes.map((each, place) => stored(place, each)),
      );
      const page = halfPageOf({ results: [own], diagnosis: diagnosis(), looked: null, points });
      expect(page.traces.length).toBe(Math.min(2, episodes.length));
      for (const { steps, length, fields } of page.traces) {
        expect([steps[0], steps.at(-1)]).toEqual([0, length]);
        expect(steps).toEqual([...new Set(steps)].toSorted((left, right) => left - right));
        for (const { values } of fields) {
          expect(values.length).toBe(steps.length);
          expect(values.every(Number.isFinite)).toBe(true);
        }
      }
      expect(halfPageLines(page).join("\n")).not.toMatch(/NaN|undefined|Infinity/);
    }),
  );
});

test.each(causes)(
  "'%s' is told with its lesson, and that it is weak evidence with how often such a one is right",
  (kind) => {
    const { first, firstTwo, programs } = measuredAccuracy;
    const page = halfPageOf({ results, diagnosis: diagnosis(), looked: [cause(kind)] });
    const text = halfPageLines(page).join("\n");
    expect(text).toContain("weak evidence");
    expect(text).toContain(`first was right in ${first} (${Math.round((100 * first) / programs)} %)`);
    expect(text).toContain(`${firstTwo} (${Math.round((100 * firstTwo) / programs)} %)`);
    expect(page.lesson).toBe(causeWords[kind].lesson);
    expect(text).toContain(`lesson: ${causeWords[kind].lesson}`);
  },
);

test.each(["coverage-limited", "observation-limited"] as const)(
  "of '%s' it is said that no reward will mend it",
  (kind) => {
    const page = halfPageOf({ results, diagnosis: diagnosis(), looked: [cause(kind)] });
    expect(halfPageLines(page).join("\n")).toMatch(/no reward .*will mend it/i);
  },
);

test("nobody looked, nothing was found, and nothing is wrong are three things; a verdict alone gives a lesson as well", () => {
  const unlooked = halfPageOf({ results, diagnosis: diagnosis(), looked: null });
  const clean = halfPageOf({ results, diagnosis: diagnosis(), looked: [] });
  expect(halfPageLines(unlooked)).toContain("causes: nobody looked for any");
  expect(halfPageLines(clean)).toContain("causes: none was found");
  expect(clean.lesson).toBeNull();
  const flat = halfPageOf({ results, diagnosis: diagnosis([], "flat"), looked: [] });
  expect(flat.lesson).toBe("`forward` hardly varies: take it out, or widen what it tells apart.");
});

test("that no episode scored otherwise is counted, and gives the lesson before any cause that is inferred", () => {
  const unmet: Finding = {
    kind: "coverage-limited",
    severity: "note",
    confidence: "counted",
    figures: { episodes: 24, fitness: 0 },
  };
  const page = halfPageOf({ results, diagnosis: diagnosis([unmet]), looked: [cause("idled")] });
  expect(page.lesson).toMatch(/no reward will mend it/);
  expect(halfPageLines(page).join("\n")).toContain("Coverage-limited: none of the 24 episodes seen so far differs");
});

test.each(["looked", "diagnosed"] as const)(
  "an alarm that was %s gives its lesson, another alarm beside it or not",
  (how) => {
    const hacked: Finding = { kind: "hacked", severity: "alarm", sign: "blinded", confidence: "counted", figures: {} };
    const other: Finding = {
      kind: "physics-invalid",
      severity: "alarm",
      confidence: "counted",
      figures: { episodes: 4, invalid: 1 },
    };
    for (const alarms of [[hacked], [other, hacked]]) {
      const page =
        how === "looked"
          ? halfPageOf({ results, diagnosis: diagnosis(), looked: alarms })
          : halfPageOf({ results, diagnosis: diagnosis(alarms), looked: [] });
      expect(page.lesson).toMatch(/^Its return can be had without the task/);
    }
  },
);
