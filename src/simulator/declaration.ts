import { actionLayout, isField, stateLayout } from "../core/fields.ts";
import type { EnvironmentSpec, Field, FieldTree } from "../core/spec.ts";

/** Longer vectors are typed as plain arrays: a tuple of a hundred members tells a reader nothing. */
const longestTuple = 16;

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Text that cannot end the comment it stands in. */
const safe = (text: string): string => text.replaceAll("*/", "* /").replaceAll(/\s+/g, " ").trim();

const number = (value: number): string =>
  value === Infinity ? "∞" : value === -Infinity ? "−∞" : String(Number(value.toPrecision(6)));

const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
};

const facts = (field: Field): string => {
  if (field.type === "boolean") return "";
  const ends = ([low, high]: Field["range"]): string => `${number(low)} … ${number(high)}`;
  // Beyond so many the range of all says more.
  const each = field.ranges !== undefined && field.ranges.length <= longestTuple ? field.ranges : [field.range];
  const unit = field.unit === "1" ? "dimensionless" : safe(field.unit);
  const periodic = field.periodic === true ? ", periodic: jumps by 2π" : "";
  return ` [${unit}, ${each.map(ends).join("; ")}${periodic}]`;
};

const typeOf = (field: Field): string => {
  if (field.type === "boolean") return "boolean";
  if (field.size === undefined) return "number";
  if (field.size > longestTuple) return "readonly number[]";
  const labels = field.elements?.every((name) => identifier.test(name)) === true ? field.elements : undefined;
  const members = Array.from({ length: field.size }, (_, index) =>
    labels === undefined ? "number" : `${labels[index] as string}: number`,
  );
  return `readonly [${members.join(", ")}]`;
};

const treeLines = (tree: FieldTree, indent: string): string[] =>
  Object.entries(tree).flatMap(([name, node]) =>
    isField(node)
      ? [`${indent}/** ${safe(node.description)}${facts(node)} */`, `${indent}readonly ${name}: ${typeOf(node)};`]
      : [`${indent}readonly ${name}: {`, ...treeLines(node, `${indent}  `), `${indent}};`],
  );

const controlText = (spec: EnvironmentSpec): string => {
  if (spec.control.kind === "continuous") {
    return `continuous, ${actionLayout(spec).width} number(s) a step, each clipped to its range.`;
  }
  const columns = actionLayout(spec).columns;
  const choices = spec.control.actions.map(
    ({ label, values }) => `${label} (${columns.map((column, index) => `${column} = ${values[index]}`).join(", ")})`,
  );
  return `one of ${choices.length} actions a step: ${choices.join("; ")}.`;
};

/**
 * The text of module "environment" (a module file, not an ambient block): what the designer reads, what `env describe`
 * prints and what reward programs are type-checked against. Needs no library beyond number, boolean and ReadonlyArray.
 * Short vectors are tuples, so that an index out of bounds is a type error.
 */
export const environmentDeclaration = (spec: EnvironmentSpec): string => {
  const header = [
    `Environment "${spec.name}".`,
    safe(spec.summary),
    `Time step: ${number(spec.dt)} s. Episode limit: ${spec.maxSteps} steps (${number(spec.maxSteps * spec.dt)} s).`,
    `Control: ${safe(controlText(spec))}`,
    `Termination: ${safe(spec.termination)}`,
  ];
  return [
    "/**",
    ...header.flatMap((paragraph) => wrap(paragraph, 110).map((line) => ` * ${line}`)),
    " */",
    "",
    `/** The state of the world, ${stateLayout(spec).width} numbers. In brackets: unit, values met in practice. */`,
    "export interface State {",
    ...treeLines(spec.state, "  "),
    "}",
    "",
    "/** The action as applied, after clipping. */",
    "export interface Action {",
    ...treeLines(spec.action, "  "),
    "}",
    "",
    "/** One step of an episode: `action` led from `state` to `next`. */",
    "export interface Step<Memory = {}> {",
    "  readonly state: State;",
    "  readonly action: Action;",
    "  readonly next: State;",
    "  /** Numbers of your own that live for one episode; they start as the exported `initial`. */",
    "  readonly memory: { -readonly [Name in keyof Memory]: number };",
    "  /** Seconds a step. */",
    "  readonly dt: number;",
    "  /** Seconds into the episode, before the action. */",
    "  readonly time: number;",
    "  /** The world ended the episode with this step (see Termination); never set by the episode limit. */",
    "  readonly terminated: boolean;",
    "}",
    "",
  ].join("\n");
};
