import { expect, test } from "vitest";
import { findingsOf } from "../../src/analyzer/detectors.ts";
import type { EpisodeEvidence } from "../../src/analyzer/types.ts";
import type { RecordedPlay } from "../../src/core/recording.ts";
import { createRandom } from "../../src/core/random.ts";
import { lookedOf, smallReward, smallSpec } from "./episodes.ts";
import { curve, episode, result } from "./fixtures.ts";

// A sled on a track of 2 m to either side, which is to be parked at 1 m. Policies are written down, not trained: each does what its reward asks
// for, so that what went wrong is known for certain.
const length = 120;
type Sled = { position: number; speed: number };
type Step = { before: Sled; sled: Sled; push: number; time: number };
type Policy = (sled: Sled, time: number) => number;
type Terms = Record<string, { weight: number; pay: (step: Step) => number }>;

const towards =
  (mark: number, gain = 4): Policy =>
  ({ position, speed }) =>
    Math.max(-1, Math.min(1, gain * (mark - position) - 3 * speed));

const success = (steps: readonly Step[]): boolean =>
  steps.slice(-12).every(({ sled }) => Math.abs(sled.position - 1) < 0.1);

const drive = (policy: Policy, { terms, seed }: { terms: Terms; seed: number }): RecordedPlay => {
  let sled = { position: -0.1 + 0.05 * seed, speed: 0 };
  const start = sled;
  const steps = Array.from({ length }, (_, time): Step => {
    const push = Math.max(-1, Math.min(1, policy(sled, time)));
    const speed = sled.speed + 0.1 * (push - 0.3 * sled.speed);
    const position = Math.max(-2, Math.min(2, sled.position + 0.1 * speed));
    const before = sled;
    sled = { position, speed: Math.abs(position) === 2 ? 0 : speed };
    return { before, sled, push, time };
  });
  const states = {
    "sled.position": [start, ...steps.map((step) => step.sled)].map(({ position }) => position),
    "sled.speed": [start, ...steps.map((step) => step.sled)].map(({ speed }) => speed),
  };
  const paid = Object.entries(terms).map(([name, { pay }]) => [name, steps.map(pay)] as const);
  const rewards = steps.map((_, place) =>
    paid.reduce((sum, [name, values]) => sum + (terms[name]?.weight ?? 0) * (values[place] ?? 0), 0),
  );
  return {
    seed,
    length,
    ending: "truncated",
    fitness: steps.filter((step) => Math.abs(step.sled.position - 1) < 0.1).length / length,
    success: success(steps),
    return: rewards.reduce((sum, value) => sum + value, 0),
    states,
    actions: { push: steps.map(({ push }) => push) },
    terms: Object.fromEntries(paid),
    rewards,
    poses: null,
    observations: states,
  };
};

const causesOf = (policy: Policy, terms: Terms): string[] => {
  const random = createRandom(7);
  const play = (each: Policy) => [0, 1, 2, 3].map((seed) => drive(each, { terms, seed }));
  const looked = (each: Policy) => {
    const plays = play(each);
    const seen = lookedOf(
      plays.map((own) => ({
        play: own,
        pieces: (own.states["sled.position"] ?? []).slice(1).map((x) => Math.abs(x - 1) < 0.1),
      })),
    );
    seen.episodes.forEach((one, place) =>
      one.values[0]?.pieces?.forEach((piece) => {
        piece.value = Number(piece.success);
        one.length = plays[place]?.length ?? 0;
      }),
    );
    const columns = seen.recording.columns.states;
    return {
      ...seen,
      recording: {
        ...seen.recording,
        columns: {
          ...seen.recording.columns,
          states: columns.map((column) => (column.name === "sled.speed" ? { ...column, unit: "m/s" } : column)),
        },
      },
    };
  };
  const own = looked(policy);
  const results = [
    result({
      episodes: own.episodes.map((each) => episode({ length, return: each.return ?? 0 })),
      curve: curve(() => ({ return: 1 })),
    }),
  ];
  const weights = Object.fromEntries(Object.entries(terms).map(([name, { weight }]) => [name, weight]));
  const evidence: EpisodeEvidence = {
    results,
    seen: [],
    random: [],
    curve: { steps: [], fitness: [], return: [], length: [], success: [] },
    terms: [],
    reward: { ...smallReward, weights },
    spec: smallSpec,
    own: [{ ...own, seed: 1 }],
    byChance: looked(() => random.between(-1, 1)),
    shown: looked(towards(1)),
  };
  return findingsOf(evidence).flatMap((finding) => (finding.severity === "cause" ? [finding.kind] : []));
};

const place = (mark: number, weight = 1): Terms[string] => ({
  weight,
  pay: ({ sled }) => -((sled.position - mark) ** 2),
});
const toAndFro: Policy = (sled, time) => towards(Math.floor(time / 20) % 2 === 0 ? 0.6 : -0.8)(sled, time);

test.each<[string, string, Policy, Terms]>([
  ["a mark on the other side", "misread", towards(-1), { mark: place(-1) }],
  ["a mark half way", "never-reached", towards(0.5), { mark: place(0.5) }],
  ["two marks, and between them", "fights", towards(0.25), { mark: place(1), other: place(-0.5) }],
  [
    "an effort that is too dear",
    "idled",
    () => 0,
    { mark: place(1, 0.01), effort: { weight: 5, pay: ({ push }) => -(push ** 2) } },
  ],
  [
    "way to the mark, paid and never taken back",
    "farmed",
    toAndFro,
    {
      nearer: {
        weight: 10,
        pay: ({ before, sled }) => Math.max(0, Math.abs(before.position - 1) - Math.abs(sled.position - 1)),
      },
    },
  ],
  [
    "a constant in which the mark drowns",
    "floods",
    towards(0, 1),
    {
      there: { weight: 20, pay: () => 1 },
      mark: { weight: 0.05, pay: ({ sled }) => Math.exp(-(((sled.position - 1) / 0.3) ** 2)) },
    },
  ],
  [
    "the middle worth far more than the mark",
    "dominates",
    towards(0),
    {
      middle: { weight: 20, pay: ({ sled }) => Math.exp(-((sled.position / 0.3) ** 2)) },
      mark: { weight: 1, pay: ({ sled }) => Math.exp(-(((sled.position - 1) / 0.3) ** 2)) },
    },
  ],
  [
    "a switch that was never met",
    "coverage-limited",
    (_, time) => (time % 2 === 0 ? 0.3 : -0.3),
    { there: { weight: 1, pay: ({ sled }) => (Math.abs(sled.position - 1) < 0.05 ? 1 : 0) } },
  ],
  [
    "resting at the end of the track",
    "exploited-physics",
    () => -1,
    { far: { weight: 5, pay: ({ sled }) => Math.abs(sled.position) } },
  ],
  [
    "a peak so narrow that nobody ever has it",
    "saturates",
    (_, time) => (time % 2 === 0 ? 0.3 : -0.3),
    { exact: { weight: 3, pay: ({ sled }) => Math.exp(-(((sled.position - 1) / 0.02) ** 2)) } },
  ],
  [
    "a prize for having been there",
    "reached-and-lost",
    (sled, time) => (time < 60 ? towards(1)(sled, time) : -0.4),
    {
      prize: {
        weight: 20,
        pay: ({ before, sled, time }) => (time < 60 && before.position < 0.95 && sled.position >= 0.95 ? 1 : 0),
      },
    },
  ],
  [
    "one side first and the other later, by a clock that is not seen",
    "observation-limited",
    towards(0.3),
    {
      place: {
        weight: 2,
        pay: ({ sled, time }) => Math.exp(-(((sled.position - (time < 70 ? -0.6 : 1)) / 0.8) ** 2)),
      },
    },
  ],
])("in a world of a sled, %s is named %s first", (_what, kind, policy, terms) => {
  expect(causesOf(policy, terms)[0]).toBe(kind);
});
