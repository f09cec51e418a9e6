import type { ControlKind, ModelActuator } from "./model-actuators.ts";
import type { ModelFacts } from "./model-facts.ts";
import type { Range } from "./model-parts.ts";
import { camelCase, createNames } from "./names.ts";
import { shortNumber } from "./print-text.ts";

/** Action fields to be, in the order of the model's controls. */
export type PlannedActions = {
  /** One vector of all controls where their ranges and units are the same, otherwise a field a control. */
  shape: "vector" | "scalars";
  names: readonly string[];
  descriptions: readonly string[];
  units: readonly string[];
  ranges: readonly Range[];
  notices: readonly string[];
};

/** The name of the one vector field. */
export const vectorName = "control";

/** Stands in where the model sets no limit: a policy's output needs one. */
const standIn: Range = [-1, 1];

/** What the policy gives: "Target position of joint 'hip'". */
const meanings: Record<ControlKind, string> = {
  force: "Drive of",
  position: "Target position of",
  velocity: "Target velocity of",
  activation: "Excitation of the muscle on",
  voltage: "Voltage of the motor on",
  other: "Control of",
};

const kinds: Record<ControlKind, string> = {
  force: "motor",
  position: "servo",
  velocity: "speed servo",
  activation: "muscle",
  voltage: "motor",
  other: "actuator",
};

const descriptionOf = ({ kind, target, unit, scale, transmission }: ModelActuator, part: string): string => {
  const meaning =
    kind === "force" && unit !== "1" ? (transmission.motion === "angular" ? "Torque on" : "Force on") : meanings[kind];
  const each = scale === undefined ? "" : `, 1 is ${shortNumber(scale.amount)} ${scale.unit}`;
  return `${meaning} ${target}${part}${each}`;
};

const parts = ["x", "y", "z", "w"];

export const planActions = ({ actuators }: Pick<ModelFacts, "actuators">): PlannedActions => {
  const unique = createNames();
  const notices: string[] = [];
  const controls = actuators.flatMap((actuator, index) => {
    const { name, kind, target, unit, isLimited, controls: count } = actuator;
    const range = actuator.range ?? (kind === "activation" ? ([0, 1] as const) : standIn);
    const plain = camelCase(name) ?? `actuator${index + 1}`;
    const own = Array.from({ length: count }, (_, part) => {
      const suffix = count === 1 ? "" : (parts[part]?.toUpperCase() ?? String(part + 1));
      return {
        name: unique(`${plain}${suffix}`),
        description: descriptionOf(actuator, suffix === "" ? "" : ` (${suffix.toLowerCase()})`),
        unit,
        range,
      };
    });
    if (!isLimited) {
      notices.push(
        `the ${kinds[kind]} on ${target} ('${own[0]?.name}') has no ctrlrange in the model: ${range.map(shortNumber).join(" … ")} was put into environment.ts${actuator.range === undefined ? "" : ", as its joint or its force allows"}; set what its hardware takes`,
      );
    }
    return own;
  });
  const [first] = controls;
  const alike =
    controls.length > 1 &&
    controls.every(
      ({ range, unit }) => range[0] === first?.range[0] && range[1] === first.range[1] && unit === first.unit,
    );
  return {
    shape: alike ? "vector" : "scalars",
    names: controls.map(({ name }) => name),
    descriptions: controls.map(({ description }) => description),
    units: controls.map(({ unit }) => unit),
    ranges: controls.map(({ range }) => range),
    notices,
  };
};
