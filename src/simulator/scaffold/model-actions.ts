import type { ModelFacts } from "./model-facts.ts";
import type { Range } from "./model-ranges.ts";
import { camelCase, createNames } from "./names.ts";

/** Action fields to be, in the order of the model's actuators. */
export type PlannedActions = {
  /** One vector of all actuators where their ranges are the same, otherwise a field an actuator. */
  shape: "vector" | "scalars";
  names: readonly string[];
  descriptions: readonly string[];
  ranges: readonly Range[];
  notices: readonly string[];
};

/** The name of the one vector field. */
export const vectorName = "control";

/** Stands in where the model sets no limit: a policy's output needs one. */
const standIn: Range = [-1, 1];

export const planActions = ({ actuators, joints }: Pick<ModelFacts, "actuators" | "joints">): PlannedActions => {
  const unique = createNames();
  const names = actuators.map(({ name }, index) => unique(camelCase(name) ?? `actuator${index + 1}`));
  const notices: string[] = [];
  const ranges = actuators.map(({ range, kind, target }, index): Range => {
    if (range !== undefined && range[0] < range[1]) return range;
    // A servo without limits of its own is sent where its joint can go.
    const joint = joints.find(({ name }) => target === `joint '${name}'`);
    const chosen = (kind === "servo" ? joint?.range : undefined) ?? (kind === "muscle" ? ([0, 1] as const) : standIn);
    notices.push(
      `the ${kind} on ${target} ('${names[index] as string}') has no ctrlrange in the model: ${chosen.map((end) => Number(end.toPrecision(6))).join(" … ")} was put into environment.ts; set what its hardware takes`,
    );
    return chosen;
  });
  const [first] = ranges;
  const alike = ranges.length > 1 && ranges.every(([low, high]) => low === first?.[0] && high === first[1]);
  return {
    shape: alike ? "vector" : "scalars",
    names,
    descriptions: actuators.map(({ kind, target }) => `Control of the ${kind} on ${target}`),
    ranges,
    notices,
  };
};
