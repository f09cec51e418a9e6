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
export type Policy = (world: World, time: number) => { push: number; reel: number };

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
export const towards =
  (mark: number, cable = 0.5): Policy =>
  (world) => ({ push: 4 * (mark - world.position) - 3 * world.speed, reel: 3 * (cable - world.cable) });
export const idle: Policy = () => ({ push: 0, reel: 0 });
export const tremble: Policy = (_, time) => (time % 2 === 0 ? { push: 0.3, reel: 0.2 } : { push: -0.3, reel: -0.2 });

const isThere = ({ position, speed }: World): boolean => Math.abs(position - 1) < 0.1 && Math.abs(speed) < 0.3;
const stateOf = ({ position, speed, cable }: World) => ({ sled: { position, speed }, cable: { length: cable } });

type Reward = { source: string; weights: Record<string, number>; initial: Record<string, number> };

/** With `kept`, what is kept from step to step begins at 0 and is set before the terms. */
export const rewardOf = (weights: Record<string, number>, terms: string, kept = ""): Reward => ({
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
export const usual: Given = { isCableDrawn: false, unseen: [] };

/** The return of a training after so many of its ten parts. */
export type Course = (part: number) => number;

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

const nobody = (looked: LookedAt): LookedAt => ({
  ...looked,
  episodes: [],
  recording: { ...looked.recording, episodes: [] },
});

/** `met`: means per step of terms in a part of the training; `shown`: who does the task, null where nobody is known to. */
type Known = { met?: (part: number) => Record<string, number>; shown?: Policy | null };

export const causesOf = (
  policy: Policy,
  reward: Reward,
  given = usual,
  course: Course = () => 1,
  { met = () => ({}), shown = towards(1) }: Known = {},
): string[] => {
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
        curve: curve((part) => ({ return: course(part), terms: met(part) })),
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
    shown: shown === null ? nobody(looked(idle)) : looked(shown),
  };
  return findingsOf(evidence).flatMap((finding) => (finding.severity === "cause" ? [finding.kind] : []));
};

export const bell = (mark: number, width: number): string =>
  `Math.exp(-square((next.sled.position - ${mark}) / ${width}))`;
