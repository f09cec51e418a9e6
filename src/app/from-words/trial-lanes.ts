import { actionLayout } from "../../core/fields.ts";
import { createRandom, deriveSeed, type Random } from "../../core/random.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { inputWidth, loadDemonstrations, type Demonstration } from "../../critic/probes/demonstrations.ts";
import { discrete, eachColumn, motorsOff, sticky, swinging, type Driver } from "../../critic/probes/drivers.ts";
import { replay } from "../../critic/probes/judged-episodes.ts";
import type { LoadedEnvironment } from "../../simulator/types.ts";

/** An episode to try a measure on: what drives it, as people call it, and the seed that it starts from. */
export type TrialLane = { name: string; seed: number; drive: Driver };

type Named = { name: string; drive: Driver };

/** Action columns of which each end is held by itself. */
const mostColumns = 4;

const weak = 1 / 3;

const times = (count: number, lane: Named): Named[] => Array<Named>(count).fill(lane);

const chanceName = "a random policy";
const heldName = "random actions, each held for a while";

/** `idle`: what comes after a demonstration that breaks off. */
type Scripted = { lanes: Named[]; idle: Driver };

const continuousLanes = (spec: EnvironmentSpec, random: Random): Scripted => {
  const { fill } = eachColumn(spec);
  const idle = fill(motorsOff);
  const chance = fill(([low, high]) => random.between(low, high));
  const weakly = (drive: Driver): Driver => {
    return (at) => {
      drive(at);
      for (let column = 0; column < at.action.length; column++)
        at.action[column] = weak * (at.action[column] as number);
    };
  };
  const ends = [
    { name: "lowest", of: ([low]: readonly [number, number]) => low },
    { name: "highest", of: ([, high]: readonly [number, number]) => high },
  ];
  const alone = actionLayout(spec).columns.slice(0, mostColumns);
  return {
    idle,
    lanes: [
      ...times(4, { name: chanceName, drive: chance }),
      ...times(3, { name: heldName, drive: sticky(chance) }),
      ...times(2, { name: "the same at a third of the strength", drive: sticky(weakly(chance)) }),
      ...times(2, { name: "no action", drive: idle }),
      { name: "all actions to and fro", drive: fill(swinging) },
      { name: "all actions to and fro, at a third of the strength", drive: weakly(fill(swinging)) },
      ...ends.map(({ name, of }) => ({ name: `all actions at their ${name}`, drive: fill(of) })),
      ...(alone.length < 2 ? [] : alone).flatMap((label, own) =>
        ends.map(({ name, of }) => ({
          name: `${label} at its ${name}`,
          drive: fill((range, { column }) => (column === own ? of(range) : motorsOff(range))),
        })),
      ),
    ],
  };
};

const discreteLanes = (labels: readonly string[], random: Random): Scripted => {
  const { chance, holds, bangBang } = discrete(labels.length, random);
  return {
    idle: sticky(chance),
    lanes: [
      ...times(4, { name: chanceName, drive: chance }),
      ...times(4, { name: heldName, drive: sticky(chance) }),
      ...holds.map((drive, index) => ({ name: `always: ${labels[index] as string}`, drive })),
      { name: "first and last action in turn", drive: bangBang },
    ],
  };
};

/** Episodes that come part of the way: half of what was shown, then nothing. */
const halfOf = (spec: EnvironmentSpec, shown: Demonstration, idle: Driver): Driver => {
  const whole = replay(spec, shown);
  const steps = Buffer.from(shown.actions, "base64").length / inputWidth(spec);
  return (at) => (at.step < steps / 2 ? whole : idle)(at);
};

/**
 * Whole episodes of all kinds that nobody trained for: chance, nothing at all, extremes, and what the environment's
 * folder shows of its tasks, whole and broken off. The same seed gives the same episodes.
 */
export const trialLanes = (
  { environment: { spec }, folder, tasks }: Pick<LoadedEnvironment, "environment" | "folder" | "tasks">,
  seed: number,
): TrialLane[] => {
  const random = createRandom(deriveSeed(seed, "trial actions"));
  const { control } = spec;
  const { lanes, idle } =
    control.kind === "discrete"
      ? discreteLanes(
          control.actions.map(({ label }) => label),
          random,
        )
      : continuousLanes(spec, random);
  const scripted = lanes.map((lane, index): TrialLane => ({ ...lane, seed: deriveSeed(seed, "trial", index) }));
  const shown = tasks.flatMap(({ name: task }) =>
    loadDemonstrations(folder, task).flatMap((demonstration): TrialLane[] => [
      { name: `shown for '${task}'`, seed: demonstration.seed, drive: replay(spec, demonstration) },
      {
        name: `the first half of what is shown for '${task}'`,
        seed: demonstration.seed,
        drive: halfOf(spec, demonstration, idle),
      },
    ]),
  );
  return [...scripted, ...shown];
};

/** The lanes as a policy that sees nothing. */
export const drivenBy = (
  lanes: readonly TrialLane[],
  { environment: { spec } }: Pick<LoadedEnvironment, "environment">,
) => {
  const width = inputWidth(spec);
  let step = 0;
  return {
    act(_observations: Float64Array, _count: number, actions: Float64Array): void {
      for (const [lane, { drive }] of lanes.entries())
        drive({ step, action: actions.subarray(lane * width, (lane + 1) * width) });
      step++;
    },
  };
};
