import { actionLayout, isField, stateLayout } from "../core/fields.ts";
import { kebabCased } from "../core/kebab-case.ts";
import { mirrorProblems } from "./mirror.ts";
import { environmentKinds, kindOf, type EnvironmentSpec, type Field, type FieldTree } from "../core/spec.ts";

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Names that every JavaScript object already answers to: a reward reading them would not read a field. */
const taken = new Set(["__proto__", "prototype", "constructor", "hasOwnProperty", "toString", "valueOf"]);

const fieldProblems = (field: Field, name: string): string[] => {
  const problems: string[] = [];
  const [low, high] = Array.isArray(field.range) ? field.range : [Number.NaN, Number.NaN];
  if (field.description.trim() === "") problems.push(`${name}: the description is empty`);
  if (typeof field.unit !== "string" || field.unit.trim() === "") {
    problems.push(`${name}: no unit; write "1" for a dimensionless number`);
  }
  if (!(low < high)) problems.push(`${name}: range [${low}, ${high}] is not ordered low < high`);
  if (field.size !== undefined && !(Number.isInteger(field.size) && field.size > 0)) {
    problems.push(`${name}: size ${field.size} is not a positive whole number`);
  }
  if (field.ranges !== undefined && field.ranges.length !== field.size) {
    problems.push(`${name}: ${field.ranges.length} ranges for size ${String(field.size)}`);
  }
  for (const [from, to] of field.ranges ?? []) {
    if (!(low <= from && from < to && to <= high))
      problems.push(`${name}: an element's range [${from}, ${to}] is not ordered, or not within [${low}, ${high}]`);
  }
  if (field.elements !== undefined && field.elements.length !== field.size) {
    problems.push(`${name}: ${field.elements.length} element names for size ${String(field.size)}`);
  }
  if (field.elements !== undefined && new Set(field.elements).size !== field.elements.length) {
    problems.push(`${name}: two elements have the same name`);
  }
  if (field.type === "boolean" && (field.size !== undefined || field.periodic === true)) {
    problems.push(`${name}: a boolean has neither size nor period`);
  }
  return problems;
};

const treeProblems = (tree: FieldTree, name: string): string[] => {
  if (tree === null || typeof tree !== "object" || Object.keys(tree).length === 0) return [`${name} has no fields`];
  return Object.entries(tree).flatMap(([key, child]) => {
    const path = `${name}.${key}`;
    const naming =
      identifier.test(key) && !taken.has(key) ? [] : [`${path}: '${key}' cannot be the name of a field or group`];
    if (child === null || typeof child !== "object") return [...naming, `${path} is neither a field nor a group`];
    return [...naming, ...(isField(child) ? fieldProblems(child, path) : treeProblems(child, path))];
  });
};

const controlProblems = (spec: EnvironmentSpec): string[] => {
  const { width, entries } = actionLayout(spec);
  if (spec.control.kind === "continuous") {
    return entries.flatMap(({ name, field }) => [
      ...(field.range.every(Number.isFinite) ? [] : [`action.${name}: a continuous action needs a finite range`]),
      ...(field.type === "boolean" ? [`action.${name}: a continuous action cannot be a boolean`] : []),
    ]);
  }
  const { actions } = spec.control;
  return [
    ...(actions.length >= 2 ? [] : [`control: ${actions.length} discrete actions; at least 2 are needed`]),
    ...actions.flatMap(({ label, values }) => [
      ...(values.length === width
        ? []
        : [`control: action '${label}' has ${values.length} values for ${width} action columns`]),
      ...(values.every(Number.isFinite) ? [] : [`control: action '${label}' has a value that is not finite`]),
    ]),
    ...(new Set(actions.map(({ label }) => label)).size === actions.length
      ? []
      : ["control: two actions have the same label"]),
  ];
};

/** Everything wrong with a spec, one line each; empty for a valid one. */
export const specProblems = (spec: EnvironmentSpec): string[] => {
  // What else a spec of another kind must say is not known here.
  if (!environmentKinds.includes(kindOf(spec)))
    return [`kind ${JSON.stringify(spec.kind)} is none that this version knows: ${environmentKinds.join(", ")}`];
  const shape = [
    ...(typeof spec.name === "string" && kebabCased.test(spec.name)
      ? []
      : [`name ${JSON.stringify(spec.name)} is not in kebab-case`]),
    ...(["summary", "termination"] as const).flatMap((key) =>
      typeof spec[key] === "string" && spec[key].trim() !== "" ? [] : [`${key} is empty`],
    ),
    ...(Number.isFinite(spec.dt) && spec.dt > 0 ? [] : [`dt ${spec.dt} is not a positive number of seconds`]),
    ...(Number.isInteger(spec.maxSteps) && spec.maxSteps > 0
      ? []
      : [`maxSteps ${spec.maxSteps} is not a positive whole number`]),
    ...(Array.isArray(spec.observation?.labels) && spec.observation.labels.length > 0
      ? []
      : ["observation.labels is empty"]),
    ...treeProblems(spec.state, "state"),
    ...treeProblems(spec.action, "action"),
  ];
  if (shape.length > 0) return shape;
  const columns = stateLayout(spec).columns;
  return [
    ...controlProblems(spec),
    ...(spec.symmetries ?? []).flatMap(({ label, state, action }) => [
      ...mirrorProblems(stateLayout(spec), state).map((problem) => `symmetry '${label}': state: ${problem}`),
      ...mirrorProblems(actionLayout(spec), action).map((problem) => `symmetry '${label}': action: ${problem}`),
    ]),
    ...(new Set(columns).size === columns.length ? [] : ["state: two columns have the same name"]),
  ];
};
