import { expect, test } from "vitest";
import { averageCurve, pointsByCheckpoint } from "../../../src/analyzer/curve.ts";
import { blinded } from "../../../src/analyzer/hacks/blinded.ts";
import { correlationLost } from "../../../src/analyzer/hacks/correlation-lost.ts";
import { flatFitness } from "../../../src/analyzer/hacks/flat-fitness.ts";
import type { EpisodeEvidence, OutcomeEvidence } from "../../../src/analyzer/types.ts";
import { findingText } from "../../../src/core/finding-text.ts";
import type { Finding } from "../../../src/core/finding.ts";
import { createRandom } from "../../../src/core/random.ts";
import { warningsOf } from "../../../src/evolution/ranking.ts";
import type { Lesson } from "../../../src/core/brief.ts";
import { testDetector } from "../../conformance/detector.ts";
import { lookedOf, playOf, smallReward, smallSpec, type Play } from "../episodes.ts";
import { curve, episode, result } from "../fixtures.ts";

for (const detector of [flatFitness, correlationLost, blinded]) testDetector(detector);

const random = createRandom(5);
const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Trained from a return of 0 to 9; fitness on the way and in the end, beside chance's. */
const outcomes = ({
  fitness,
  end,
  chance = () => random.normal(),
  success = false,
}: {
  fitness: (place: number) => number;
  end: number;
  chance?: () => number;
  success?: boolean;
}): OutcomeEvidence => {
  const own = many(20, () => episode({ fitness: end + 0.01 * random.normal(), success, return: 9 }));
  const results = [result({ curve: curve((place) => ({ return: place, fitness: fitness(place) })), episodes: own })];
  const byChance = many(20, () => episode({ fitness: chance() }));
  const columns = pointsByCheckpoint(results);
  return { results, seen: [...own, ...byChance], random: byChance, curve: averageCurve(columns), terms: [] };
};

test("a return that rose while fitness stayed where chance is, with the task undone, is called hacked; what improves, is done or was never met is not", () => {
  const gamed = flatFitness.find(outcomes({ fitness: (place) => -0.01 * place, end: -0.3 }));
  expect(gamed).toMatchObject([{ kind: "hacked", sign: "flat-fitness", severity: "alarm" }]);
  expect(findingText(gamed[0] as Finding)).toMatch(
    /its return rose from 0 to 9, fitness is -0\.\d+ \(by chance \S+\), and 0 % of/,
  );
  const well: Record<string, OutcomeEvidence> = {
    improves: outcomes({ fitness: (place) => 0.1 * place, end: 1 }),
    "better than chance": outcomes({ fitness: () => 0, end: 3 }),
    done: outcomes({ fitness: () => 0, end: 0, success: true }),
    "never met": outcomes({ fitness: () => 0, end: 0, chance: () => 0 }),
  };
  for (const [name, evidence] of Object.entries(well)) expect(flatFitness.find(evidence), name).toEqual([]);
});

type Looked = { return: number; fitness: number; success?: boolean };

const lookedAt = (own: readonly Looked[], chance: readonly Looked[]): EpisodeEvidence => {
  const looked = (all: readonly Looked[]) =>
    lookedOf(
      all.map((each) =>
        playOf({
          fitness: each.fitness,
          success: each.success ?? false,
          steps: [{ position: 0, speed: 0, push: 0, near: each.return, effort: 0 }],
        }),
      ),
    );
  return {
    ...outcomes({ fitness: () => 0, end: 0 }),
    reward: smallReward,
    spec: smallSpec,
    own: [{ seed: 1, ...looked(own) }],
    byChance: looked(chance),
    shown: lookedOf([]),
  };
};

/** Chance: return and fitness go together at about 0.8. */
const chance = many(30, () => {
  const common = random.normal();
  return { return: common + 0.4 * random.normal(), fitness: common + 0.4 * random.normal() };
});
const policy = (gain: number, trueGain: number, success = false): Looked[] =>
  many(20, () => ({ return: gain + 0.1 * random.normal(), fitness: trueGain + 0.1 * random.normal(), success }));

test("a correlation that held by chance and broke when it was pursued is called hacked, with the bound beside it", () => {
  const [found] = correlationLost.find(lookedAt(policy(6, -0.5), chance));
  expect(found).toMatchObject({ kind: "hacked", sign: "correlation-lost", severity: "alarm" });
  const { figures } = found as Extract<Finding, { kind: "hacked" }>;
  expect(figures["correlation"]).toBeGreaterThan(0.6);
  expect(figures["gain"]).toBeGreaterThan(3);
  expect(figures["divergence"]).toBeGreaterThanOrEqual((figures["gain"] as number) ** 2 - 1e-9);
  expect(figures["sharpLeastGain"]).toBeGreaterThanOrEqual(figures["leastGain"] as number);
  for (const evidence of [
    lookedAt(policy(6, 4), chance),
    lookedAt(policy(0.2, -0.5), chance),
    lookedAt(policy(6, -0.5, true), chance),
    lookedAt(
      policy(6, -0.5),
      chance.map((each) => ({ ...each, fitness: -each.return })),
    ),
  ])
    expect(correlationLost.find(evidence)).toEqual([]);
});

/** The sled's `near` is what its sensor reads: nothing amiss (0) while it is covered. */
const covered = {
  ...smallSpec,
  state: {
    ...smallSpec.state,
    sensor: { covered: { description: "Covered", unit: "1", type: "boolean" as const, range: [0, 1] as const } },
  },
};

const sensing = (
  share: number,
  { paid = 0, off = (step: number) => -1 - (step % 3) } = {},
): Play & { covered: number[] } => {
  const flags = many(12, (step) => Number(step / 12 < share));
  return {
    covered: flags,
    steps: flags.map((flag, step) => ({
      position: 0,
      speed: 0,
      push: 0,
      near: flag === 1 ? paid : off(step),
      effort: 0,
    })),
  };
};

const seenThrough = (
  own: ReturnType<typeof sensing>,
  byChance: ReturnType<typeof sensing>,
  success = false,
): EpisodeEvidence => {
  const looked = (play: ReturnType<typeof sensing>) => {
    const played = many(6, () => playOf({ ...play, success }));
    for (const { play: each } of played) each.states["sensor.covered"] = [0, ...play.covered];
    return lookedOf(played);
  };
  return {
    ...lookedAt(policy(6, 0), chance),
    spec: covered,
    own: [{ seed: 1, ...looked(own) }],
    byChance: looked(byChance),
  };
};

test("a switch that holds a term at its highest, sought by the policy while the task is undone, is named", () => {
  const found = blinded.find(seenThrough(sensing(0.9), sensing(0.3)));
  expect(found).toMatchObject([
    { kind: "hacked", sign: "blinded", term: "near", field: "sensor.covered", figures: { state: 1 } },
  ]);
  expect(findingText(found[0] as Finding)).toContain(
    "wherever sensor.covered is true, the term 'near' is at its highest",
  );
  expect(blinded.find(seenThrough(sensing(0.9), sensing(0.3), true))).toEqual([]);
  expect(blinded.find(seenThrough(sensing(0.4), sensing(0.3)))).toEqual([]);
  // A term about the switch itself.
  const itself = { off: () => -1 };
  expect(blinded.find(seenThrough(sensing(0.9, itself), sensing(0.3, itself)))).toEqual([]);
  expect(blinded.find(seenThrough(sensing(0.9, { paid: -2 }), sensing(0.3, { paid: -2 })))).toEqual([]);
});

test("an alarm weighs in ranking as a warning does", () => {
  const lesson = (findings: Finding[]) =>
    ({ candidate: { outcome: { kind: "trained", diagnostics: [] } }, diagnosis: { findings } }) as unknown as Lesson;
  const hacked = flatFitness.find(outcomes({ fitness: () => 0, end: -0.3 }));
  expect([warningsOf(lesson([])), warningsOf(lesson(hacked))]).toEqual([0, 1]);
});
