import { expect, test } from "vitest";
import { findingsOf } from "../../src/analyzer/detectors.ts";
import type { EpisodeEvidence, LookedAt } from "../../src/analyzer/types.ts";
import { createRandom } from "../../src/core/random.ts";
import type { Column, RecordedPlay } from "../../src/core/recording.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";
import { parseReward } from "../../src/reward/program.ts";
import { runReward } from "../reward/run.ts";
import { lookedOf, smallReward, smallSpec } from "./episodes.ts";
import { curve, episode, result } from "./fixtures.ts";

// A sled with a winch on it: the sled is to be parked at 1 m, and the cable is nobody's business. Policies are written down as in
// kinds.test.ts; what a program reads is there to be read too.
const length = 120;
type World = { position: number; speed: number; cable: number };
type Policy = (world: World, time: number) => { push: number; reel: number };

const spec: EnvironmentSpec = {
  ...smallSpec,
  state: {
    ...smallSpec.state,
    cable: { length: { description: "Length of the cable", unit: "m", range: [0, 2] } },
  },
  action: {
    push: { description: "Force", unit: "N", range: [-1, 1] },
    reel: { description: "Speed of the winch", unit: "m/s", range: [-1, 1] },
  },
};
const columns: Column[] = [
  { name: "sled.position", unit: "m", range: [-2, 2], kind: "number" },
  { name: "sled.speed", unit: "m/s", range: [-4, 4], kind: "number" },
  { name: "cable.length", unit: "m", range: [0, 2], kind: "number" },
];

const within = (value: number, [low, high]: readonly [number, number]): number => Math.max(low, Math.min(high, value));
const towards =
  (mark: number, cable = 0.5): Policy =>
  (world) => ({ push: 4 * (mark - world.position) - 3 * world.speed, reel: 3 * (cable - world.cable) });
const idle: Policy = () => ({ push: 0, reel: 0 });
const tremble: Policy = (_, time) => (time % 2 === 0 ? { push: 0.3, reel: 0.2 } : { push: -0.3, reel: -0.2 });

const isThere = ({ position, speed }: World): boolean => Math.abs(position - 1) < 0.1 && Math.abs(speed) < 0.3;
const stateOf = ({ position, speed, cable }: World) => ({ sled: { position, speed }, cable: { length: cable } });

type Reward = { source: string; weights: Record<string, number>; initial: Record<string, number> };

/** With `kept`, what is kept from step to step begins at 0 and is set before the terms. */
const rewardOf = (weights: Record<string, number>, terms: string, kept = ""): Reward => ({
  weights,
  initial: kept === "" ? {} : { kept: 0 },
  source: `import { gaussian, ramp, sigmoid, smoothstep, square, tolerance } from "reward";
import type { Step } from "environment";
export const weights = ${JSON.stringify(weights)};
${kept === "" ? "" : "export const initial = { kept: 0 };"}
export function terms({ state, next, action, time${kept === "" ? "" : ", memory"} }: Step${kept === "" ? "" : "<typeof initial>"}) {
  ${kept}
  return { ${terms} };
}
`,
});

/** What a world gives an episode at its start, and what of it is not seen. */
type Given = { isCableDrawn: boolean; unseen: readonly string[] };
const usual: Given = { isCableDrawn: false, unseen: [] };

/** The return of a training after so many of its ten parts. */
type Course = (part: number) => number;

const play = (
  policy: Policy,
  { reward, seed, given }: { reward: Reward; seed: number; given: Given },
): { play: RecordedPlay; at: boolean[] } => {
  const worlds: World[] = [{ position: -0.1 + 0.05 * seed, speed: 0, cable: given.isCableDrawn ? seed % 2 : 0.5 }];
  const actions = Array.from({ length }, (_, time) => {
    const before = worlds[time] as World;
    const wanted = policy(before, time);
    const [push, reel] = [within(wanted.push, [-1, 1]), within(wanted.reel, [-1, 1])];
    const speed = before.speed + 0.1 * (push - 0.3 * before.speed);
    const position = within(before.position + 0.1 * speed, [-2, 2]);
    const cable = within(before.cable + 0.1 * reel, [0, 2]);
    worlds.push({ position, speed: Math.abs(position) === 2 ? 0 : speed, cable });
    return { push, reel };
  });
  const parsed = parseReward(reward.source);
  if (parsed.kind !== "program") throw new Error(JSON.stringify(parsed.diagnostics));
  const paid = runReward(
    parsed.program,
    actions.map((action, time) => ({
      state: stateOf(worlds[time] as World),
      next: stateOf(worlds[time + 1] as World),
      action,
      time: time * spec.dt,
      dt: spec.dt,
      terminated: false,
    })),
  );
  const states = {
    "sled.position": worlds.map(({ position }) => position),
    "sled.speed": worlds.map(({ speed }) => speed),
    "cable.length": worlds.map(({ cable }) => cable),
  };
  const at = worlds.slice(1).map(isThere);
  const names = Object.keys(reward.weights);
  const rewards = paid.map((terms) =>
    names.reduce((sum, name) => sum + (reward.weights[name] ?? 0) * (terms[name] ?? 0), 0),
  );
  return {
    at,
    play: {
      seed,
      length,
      ending: "truncated",
      fitness: at.filter(Boolean).length / length,
      success: at.slice(-12).every(Boolean),
      return: rewards.reduce((sum, value) => sum + value, 0),
      states,
      actions: { push: actions.map(({ push }) => push), reel: actions.map(({ reel }) => reel) },
      terms: Object.fromEntries(names.map((name) => [name, paid.map((terms) => terms[name] ?? 0)])),
      rewards,
      poses: null,
      observations: Object.fromEntries(Object.entries(states).filter(([name]) => !given.unseen.includes(name))),
    },
  };
};

const causesOf = (policy: Policy, reward: Reward, given = usual, course: Course = () => 1): string[] => {
  const random = createRandom(7);
  const looked = (each: Policy): LookedAt => {
    const played = [0, 1, 2, 3].map((seed) => play(each, { reward, seed, given }));
    const seen = lookedOf(played.map(({ play: own, at }) => ({ play: own, pieces: at })));
    for (const { values } of seen.episodes)
      for (const piece of values[0]?.pieces ?? []) piece.value = Number(piece.success);
    return { ...seen, recording: { ...seen.recording, columns: { ...seen.recording.columns, states: columns } } };
  };
  const own = looked(policy);
  const evidence: EpisodeEvidence = {
    results: [
      result({
        episodes: own.episodes.map((each) => episode({ length, return: each.return ?? 0 })),
        curve: curve((part) => ({ return: course(part) })),
      }),
    ],
    seen: [],
    random: [],
    curve: { steps: [], fitness: [], return: [], length: [], success: [] },
    terms: [],
    reward: { ...smallReward, ...reward },
    spec,
    own: [{ ...own, seed: 1 }],
    byChance: looked(() => ({
      push: random.between(-1, 1),
      reel: given.isCableDrawn ? 0 : random.between(-1, 1),
    })),
    shown: looked(towards(1)),
  };
  return findingsOf(evidence).flatMap((finding) => (finding.severity === "cause" ? [finding.kind] : []));
};

const bell = (mark: number, width: number): string => `Math.exp(-square((next.sled.position - ${mark}) / ${width}))`;

test.each<[string, string, Policy, Record<string, number>, string]>([
  [
    "the cable's length taken for the sled's place",
    "misread",
    towards(0, 1),
    { at: 2, alive: 1 },
    "at: tolerance(next.cable.length, { bounds: [0.95, 1.05], margin: 1 }), alive: 1",
  ],
  [
    "the speed taken for the place, which no sled keeps",
    "misread",
    () => ({ push: 0.9, reel: 0 }),
    { at: 2, alive: 1 },
    "at: tolerance(next.sled.speed, { bounds: [0.9, 1.1], margin: 1.5 }), alive: 1",
  ],
  ["a mark half way", "never-reached", towards(0.5), { off: 2 }, "off: -Math.abs(next.sled.position - 0.5)"],
  [
    "a step so steep that it is full as soon as the middle is passed",
    "saturates",
    towards(0.2),
    { right: 3, alive: 1 },
    "right: sigmoid(200 * next.sled.position), alive: 1",
  ],
  [
    "a place measured so far off that it is 1 everywhere",
    "saturates",
    tremble,
    { right: 1 },
    "right: Math.tanh(100 * (next.sled.position + 2.5))",
  ],
  [
    "a slope so wide that standing still is as good",
    "saturates",
    idle,
    { near: 1, effort: 0.05 },
    "near: tolerance(next.sled.position - 1, { bounds: [-0.1, 0.1], margin: 100 }), effort: -square(action.push)",
  ],
  [
    "a peak that a cheap effort is not spent for, since nobody met it",
    "saturates",
    idle,
    { exact: 1, effort: 0.01 },
    `exact: ${bell(1, 0.02)}, effort: -square(action.push)`,
  ],
  [
    "a peak that a dear speed forbids",
    "idled",
    idle,
    { near: 1, calm: 400 },
    `near: ${bell(1, 0.2)}, calm: -square(next.sled.speed)`,
  ],
  [
    "a payment for a cable that holds, in which the mark drowns",
    "floods",
    towards(0),
    { sound: 20, mark: 0.05 },
    `sound: tolerance(next.cable.length, { bounds: [0.2, 1.8], margin: 1 }), mark: ${bell(1, 0.3)}`,
  ],
  ["twenty less the distance", "floods", tremble, { score: 1 }, "score: 20 - Math.abs(next.sled.position - 1)"],
  [
    "a payment for each step beside what is gained on the way",
    "floods",
    tremble,
    { alive: 50, way: 1 },
    "alive: 1, way: Math.abs(state.sled.position - 1) - Math.abs(next.sled.position - 1)",
  ],
  [
    "the middle, worth far more than the mark",
    "dominates",
    towards(0),
    { middle: 20, near: 0.3 },
    `middle: ${bell(0, 0.1)}, near: ${bell(1, 0.8)}`,
  ],
  [
    "a use of the winch",
    "dominates",
    (_, time) => ({ push: 0, reel: time % 2 === 0 ? 1 : -1 }),
    { used: 3, near: 0.3 },
    `used: Math.abs(action.reel), near: ${bell(1, 0.8)}`,
  ],
  [
    "a switch that is nowhere met",
    "coverage-limited",
    tremble,
    { there: 5, effort: 0.01 },
    "there: Math.abs(next.sled.position - 1) < 0.05 ? 1 : 0, effort: -square(action.push)",
  ],
  [
    "each passing of the mark",
    "farmed",
    (world, time) => towards(Math.floor(time / 20) % 2 === 0 ? 1.4 : 0.6)(world, time),
    { passed: 10, off: 0.2 },
    "passed: (state.sled.position - 1) * (next.sled.position - 1) <= 0 ? 1 : 0, off: -Math.abs(next.sled.position - 1)",
  ],
  [
    "a narrow step between the start and a place half way, which chance is on both sides of",
    "saturates",
    towards(0.5),
    { out: 1 },
    "out: smoothstep(next.sled.position, 0.1, 0.15)",
  ],
  [
    "a ramp up to half way, which leads there and no farther",
    "never-reached",
    towards(0.5),
    { out: 1, effort: 0.001 },
    "out: -square(next.sled.position - 0.5), effort: -square(action.push)",
  ],
  [
    "what speed is lost beyond the middle, in which a place tells more than the speed does",
    "farmed",
    (world, time) => ({ push: world.position < 0.5 ? 1 : time % 8 < 4 ? -1 : 1, reel: 0 }),
    { slower: 5, near: 0.01 },
    `slower: next.sled.position > 0 ? Math.max(0, Math.abs(state.sled.speed) - Math.abs(next.sled.speed)) : 0, near: ${bell(1, 0.8)}`,
  ],
  [
    "a place behind the start",
    "never-reached",
    towards(-0.6),
    { at: 1 },
    "at: tolerance(next.sled.position, { bounds: [-0.65, -0.55], margin: 1 })",
  ],
  [
    "the mark with the other sign",
    "misread",
    towards(-1),
    { at: 1 },
    "at: tolerance(next.sled.position, { bounds: [-1.05, -0.95], margin: 1 })",
  ],
  [
    "a prize for calm, which a sled that is parked would have as well",
    "dominates",
    tremble,
    { calm: 20, near: 0.1 },
    `calm: gaussian(next.sled.speed, 0.3), near: ${bell(1, 0.8)}`,
  ],
  [
    "the mark against the start",
    "fights",
    towards(0.5),
    { mark: 1, start: 1 },
    "mark: -square(next.sled.position - 1), start: -square(next.sled.position)",
  ],
])("where the program is known too, %s is named %s first", (_what, kind, policy, weights, terms) => {
  expect(causesOf(policy, rewardOf(weights, terms))[0]).toBe(kind);
});

test("who was there and is paid for it ever after has lost what was reached, and its fullness is no bound", () => {
  const reward = rewardOf({ been: 1 }, "been: memory.kept", "if (next.sled.position > 0.95) memory.kept = 1;");
  expect(causesOf(towards(1.6), reward)[0]).toBe("reached-and-lost");
});

test("what the clock alone pays asks for nothing that would have to be seen", () => {
  const early = rewardOf({ early: 3, near: 1 }, `early: -(1 - time / 12), near: ${bell(1, 0.3)}`);
  expect(causesOf(tremble, early)).not.toContain("observation-limited");
});

test.each([
  ["not seen", ["cable.length"], true],
  ["seen", [], false],
])("a term that goes by what an episode is given at its start, which is %s", (_what, unseen, isNamed) => {
  const reward = rewardOf({ at: 1 }, `at: gaussian(next.sled.position - 2 * next.cable.length, 0.2)`);
  const named = causesOf(idle, reward, { isCableDrawn: true, unseen });
  expect(named.includes("observation-limited")).toBe(isNamed);
});

test.each<[string, Course, boolean]>([
  ["still grows by as much as before", (part) => part, true],
  ["creeps on by next to nothing", (part) => Math.min(part, 3) + part / 1000, false],
])("a return of a right reward that %s", (_what, course, isNamed) => {
  const reward = rewardOf({ near: 1 }, `near: ${bell(1, 0.5)}`);
  expect(causesOf(towards(0.5), reward, usual, course).includes("budget-limited")).toBe(isNamed);
});
