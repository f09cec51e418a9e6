import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import type { Ending } from "../../src/core/episode.ts";
import { createRandom } from "../../src/core/random.ts";
import { compileReward } from "../../src/reward/compile.ts";
import { librarySource } from "../../src/reward/library.ts";
import { parseReward } from "../../src/reward/program.ts";
import { accessorSource } from "../../src/simulator/accessors.ts";
import type { RowView } from "../../src/simulator/accessors.ts";
import { episodeOf } from "../../src/simulator/episode.ts";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";

type Guest = {
  accessors: Record<"state" | "next" | "action", RowView<unknown>>;
  terms(step: object): Record<string, number>;
};

/**
 * The total a step under a reference, run as the sandbox would but in this process: the references are our own code.
 * `memory` starts anew with index 0.
 */
export const totalOf = ({ environment: { spec }, folder }: LoadedEnvironment, file: string) => {
  const parsed = parseReward(readFileSync(join(folder, file), "utf8"));
  if (parsed.kind !== "program") throw new Error(`${file}: ${JSON.stringify(parsed.diagnostics)}`);
  const { javascript, weights, initial } = compileReward(parsed.program);
  const { accessors, terms } = runInNewContext(
    `${librarySource()}\n${accessorSource(spec)}\n${javascript}\n({ accessors: createAccessors(), terms })`,
  ) as Guest;
  const stateWidth = stateLayout(spec).width;
  const actionWidth = actionLayout(spec).width;
  let memory = { ...initial };
  return (step: { states: Float64Array; actions: Float64Array; index: number; terminated: boolean }): number => {
    if (step.index === 0) memory = { ...initial };
    accessors.state.move(step.states, step.index * stateWidth);
    accessors.next.move(step.states, (step.index + 1) * stateWidth);
    accessors.action.move(step.actions, step.index * actionWidth);
    const values = terms({
      state: accessors.state.view,
      action: accessors.action.view,
      next: accessors.next.view,
      memory,
      dt: spec.dt,
      time: step.index * spec.dt,
      terminated: step.terminated,
    });
    return Object.entries(weights).reduce((total, [name, weight]) => total + weight * (values[name] as number), 0);
  };
};

/** One whole episode under actions that `choose` gives from the state's row, with a seed. */
export const rollOut = async (
  { environment: { spec, create } }: LoadedEnvironment,
  { seed, choose }: { seed: number; choose(state: Float64Array, random: () => number): number[] },
) => {
  const lanes = await create({ count: 1, seed });
  const random = createRandom(seed);
  lanes.reset([0]);
  const states = [...lanes.state];
  const actions: number[] = [];
  while (lanes.terminated[0] === 0 && lanes.truncated[0] === 0 && lanes.invalid[0] === 0) {
    lanes.step(Float64Array.from(choose(lanes.state, random.uniform)));
    states.push(...lanes.state);
    actions.push(...lanes.applied);
  }
  const ending: Ending = lanes.terminated[0] === 1 ? "terminated" : lanes.truncated[0] === 1 ? "truncated" : "invalid";
  lanes.dispose();
  const length = actions.length / actionLayout(spec).width;
  const matrices = { states: Float64Array.from(states), actions: Float64Array.from(actions) };
  return { ...matrices, length, ending, episode: episodeOf(spec, { ...matrices, length, ending }) };
};

type Rollout = Awaited<ReturnType<typeof rollOut>>;

/** What a reward adds up to over an episode. */
export const returnOf = (
  reward: ReturnType<typeof totalOf>,
  { states, actions, length, ending }: Pick<Rollout, "states" | "actions" | "length" | "ending">,
): number => {
  let total = 0;
  for (let index = 0; index < length; index++) {
    total += reward({ states, actions, index, terminated: ending === "terminated" && index === length - 1 });
  }
  return total;
};
