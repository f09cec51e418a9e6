import { vectorName, type PlannedActions } from "./model-actions.ts";
import type { ModelFacts } from "./model-facts.ts";
import { fieldSize, type PlannedField } from "./model-fields.ts";
import type { Range } from "./model-parts.ts";
import type { Pace } from "./model-rollouts.ts";
import { listText, objectText, quotedText, shortNumber } from "./print-text.ts";

const range = ([low, high]: Range): string => `range: [${shortNumber(low)}, ${shortNumber(high)}]`;

const fieldLine = (
  name: string,
  { field, range: bounds, indent }: { field: PlannedField; range: Range; indent: string },
): string =>
  objectText(
    [
      `description: ${quotedText(field.description)}`,
      `unit: ${quotedText(field.unit)}`,
      range(bounds),
      ...(fieldSize(field) === 1 ? [] : [`size: ${fieldSize(field)}`]),
    ],
    { indent, before: `${name}: ` },
  );

type Leaf = { field: PlannedField; range: Range };
type Tree = Map<string, Leaf | Tree>;

const treeOf = (fields: readonly PlannedField[], ranges: readonly Range[]): Tree => {
  const tree: Tree = new Map();
  fields.forEach((field, index) => {
    let node = tree;
    for (const key of field.path.slice(0, -1)) {
      const inner = node.get(key) ?? new Map();
      node.set(key, inner);
      node = inner as Tree;
    }
    node.set(field.path.at(-1) as string, { field, range: ranges[index] as Range });
  });
  return tree;
};

const treeLines = (tree: Tree, indent: string): string[] =>
  [...tree].flatMap(([name, node]) =>
    node instanceof Map
      ? [`${indent}${name}: {`, ...treeLines(node, `${indent}  `), `${indent}},`]
      : [fieldLine(name, { ...node, indent })],
  );

/** The lines of `action`. */
export const actionText = ({ shape, names, descriptions, units, ranges }: PlannedActions): string[] => {
  if (shape === "scalars") {
    return names.map((name, index) =>
      objectText(
        [
          `description: ${quotedText(descriptions[index] as string)}`,
          `unit: ${quotedText(units[index] as string)}`,
          range(ranges[index] as Range),
        ],
        { indent: "    ", before: `${name}: ` },
      ),
    );
  }
  const description = `Control of each actuator. ${descriptions.map((each, index) => `${names[index]}: ${each}`).join("; ")}`;
  return [
    `    ${vectorName}: {`,
    `      description:\n        ${quotedText(description)},`,
    `      unit: ${quotedText(units[0] as string)},`,
    `      ${range(ranges[0] as Range)},`,
    `      size: ${names.length},`,
    listText(names.map(quotedText), { indent: "      ", before: "elements: ", after: "," }),
    "    },",
  ];
};

/** What the world is, as far as a model says it. */
export const summaryOf = ({ title, bodies, joints, actuators, home }: ModelFacts, { resetNoise }: Pace): string => {
  const count = (number: number, singular: string, plural = `${singular}s`) =>
    `${number} ${number === 1 ? singular : plural}`;
  const own = joints.filter(({ body }) => !body.isVertex);
  const kinds = (["free", "ball", "hinge", "slide"] as const).flatMap((kind) => {
    const number = own.filter((joint) => joint.kind === kind).length;
    return number === 0 ? [] : [count(number, `${kind} joint`)];
  });
  const moving = bodies.filter(({ moves, isVertex }) => moves && !isVertex).length;
  const soft = bodies.filter(({ isVertex }) => isVertex).length;
  const things = [
    ...(moving > 0 || soft === 0 ? [count(moving, "moving body", "moving bodies")] : []),
    ...(soft === 0 ? [] : [`soft things of ${count(soft, "point")}`]),
  ];
  const start =
    home === undefined ? "initial configuration" : home.name === "" ? "first keyframe" : `keyframe '${home.name}'`;
  return `${title === "" ? "A MuJoCo model" : `The MuJoCo model '${title}'`} of ${things.join(" and ")}${kinds.length === 0 ? "" : ` with ${kinds.join(" and ")}`}, driven by ${count(actuators.length, "actuator")}. Every episode starts in the model's ${start}, joint positions and velocities disturbed by up to ±${resetNoise}.`;
};

/** The lines of `state`. */
export const stateText = (fields: readonly PlannedField[], ranges: readonly Range[]): string[] =>
  treeLines(treeOf(fields, ranges), "    ");
