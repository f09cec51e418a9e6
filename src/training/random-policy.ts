import { createRandom } from "../core/random.ts";
import { actionLayout } from "../core/fields.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { Policy } from "./types.ts";

/** Uniform over the listed actions, or over the action fields' ranges. What no training at all is worth. */
export const createRandomPolicy = (spec: EnvironmentSpec, seed: number): Pick<Policy, "act"> => {
  const random = createRandom(seed);
  const { entries, width } = actionLayout(spec);
  const { control } = spec;
  return {
    act(_observations, count, actions) {
      for (let row = 0; row < count; row++) {
        if (control.kind === "discrete") actions[row] = random.integer(control.actions.length);
        else
          for (const { offset, size, field } of entries)
            for (let index = 0; index < size; index++)
              actions[row * width + offset + index] = random.between(field.range[0], field.range[1]);
      }
    },
  };
};
