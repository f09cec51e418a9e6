import { createContext, Script } from "node:vm";
import { compileReward } from "../../src/reward/compile.ts";
import { librarySource } from "../../src/reward/library-source.ts";
import type { RewardProgram } from "../../src/reward/program.ts";

type Terms = Record<string, number>;

/** Runs a compiled program over steps as the sandbox does, without its walls: a classic script beside the library. */
export const runReward = (program: RewardProgram, steps: readonly object[]): Terms[] => {
  const { javascript, initial } = compileReward(program);
  const context = createContext({});
  new Script(librarySource()).runInContext(context);
  new Script(javascript).runInContext(context);
  const terms = new Script("terms").runInContext(context) as (step: object) => Terms;
  const memory = { ...initial };
  return steps.map((step) => ({ ...terms({ ...step, memory }) }));
};

/** A step of the made-up walker from a few numbers. */
export const step = (values: readonly number[], terminated = false): object => {
  const at = (index: number) => values[index % values.length] ?? 0;
  const state = (shift: number) => ({
    torso: { x: at(shift), height: at(shift + 1), pitch: at(shift + 2), speed: at(shift + 3) },
    foot: { contact: at(shift + 4) > 0, force: [at(shift + 5), at(shift + 6), at(shift + 7)] },
  });
  return { state: state(0), next: state(1), action: { torque: [at(2), at(3), at(4)] }, dt: 0.01, time: 0, terminated };
};
