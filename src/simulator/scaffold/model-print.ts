import type { PlannedActions } from "./model-actions.ts";
import { vectorName } from "./model-actions.ts";
import type { ModelFacts } from "./model-facts.ts";
import type { Place, PlannedField } from "./model-fields.ts";
import { disturbedPlaces } from "./model-ranges.ts";
import type { Pace, Range } from "./model-ranges.ts";
import { camelCase, createNames } from "./names.ts";

const lineWidth = 120;

/** `{ a: 1, b: 2 }` on one line if it fits behind `indent`, otherwise a line a member. */
const object = (members: readonly string[], indent: string, before: string): string => {
  const flat = `${before}{ ${members.join(", ")} },`;
  if (indent.length + flat.length <= lineWidth) return `${indent}${flat}`;
  return [`${indent}${before}{`, ...members.map((member) => `${indent}  ${member},`), `${indent}},`].join("\n");
};

const list = (
  items: readonly string[],
  { indent, before, after }: Record<"indent" | "before" | "after", string>,
): string => {
  const flat = `${indent}${before}[${items.join(", ")}]${after}`;
  if (flat.length <= lineWidth) return flat;
  return [`${indent}${before}[`, ...items.map((item) => `${indent}  ${item},`), `${indent}]${after}`].join("\n");
};

const text = (value: string): string => JSON.stringify(value);
const short = (value: number): number => Number(value.toPrecision(6));
const range = ([low, high]: Range): string => `range: [${short(low)}, ${short(high)}]`;

const fieldLine = (
  name: string,
  { field, range: bounds, indent }: { field: PlannedField; range: Range; indent: string },
): string =>
  object(
    [
      `description: ${text(field.description)}`,
      `unit: ${text(field.unit)}`,
      range(bounds),
      ...(field.places.length === 1 ? [] : [`size: ${field.places.length}`]),
    ],
    indent,
    `${name}: `,
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

const actionText = ({ shape, names, descriptions, ranges }: PlannedActions): string[] => {
  if (shape === "scalars") {
    return names.map((name, index) =>
      object(
        [`description: ${text(descriptions[index] as string)}`, 'unit: "1"', range(ranges[index] as Range)],
        "    ",
        `${name}: `,
      ),
    );
  }
  const description = `Control of each actuator: ${descriptions.map((each, index) => `${names[index]}, the ${each.slice("Control of the ".length)}`).join("; ")}`;
  return [
    `    ${vectorName}: {`,
    `      description:\n        ${text(description)},`,
    '      unit: "1",',
    `      ${range(ranges[0] as Range)},`,
    `      size: ${names.length},`,
    list(names.map(text), { indent: "      ", before: "elements: ", after: "," }),
    "    },",
  ];
};

/** Names of the numbers of an array of MuJoCo's that the policy sees, from the fields that show them. */
const labelsOf = (array: Place["array"], { fields, length }: { fields: readonly PlannedField[]; length: number }) =>
  Array.from({ length }, (_, place) => {
    for (const { path, places } of fields) {
      const index = places.findIndex((each) => each.array === array && each.index === place);
      if (index >= 0) return places.length === 1 ? path.join(".") : `${path.join(".")}.${index}`;
    }
    return `${array}.${place}`;
  });

/** The first three numbers of a free joint are where its body is. */
const positionLabels = (facts: ModelFacts, fields: readonly PlannedField[]): string[] => {
  const labels = labelsOf("qpos", { fields, length: facts.sizes.qpos });
  for (const { kind, position, body } of facts.joints) {
    if (kind !== "free") continue;
    const own = fields.filter(({ places }) => places[0]?.array === "xpos" && places[0].body === body.id);
    own.forEach(({ path }, axis) => (labels[position + axis] = path.join(".")));
  }
  return labels;
};

const summaryOf = ({ title, bodies, joints, actuators, home }: ModelFacts, { resetNoise }: Pace): string => {
  const count = (number: number, singular: string, plural = `${singular}s`) =>
    `${number} ${number === 1 ? singular : plural}`;
  const kinds = (["free", "ball", "hinge", "slide"] as const).flatMap((kind) => {
    const number = joints.filter((joint) => joint.kind === kind).length;
    return number === 0 ? [] : [count(number, `${kind} joint`)];
  });
  const moving = bodies.filter(({ moves }) => moves).length;
  return `${title === "" ? "A MuJoCo model" : `The MuJoCo model '${title}'`} of ${count(moving, "moving body", "moving bodies")} with ${kinds.join(" and ")}, driven by ${count(actuators.length, "actuator")}. Every episode starts in the model's ${home === undefined ? "initial configuration" : "first keyframe"}, joint positions and velocities disturbed by up to ±${resetNoise}.`;
};

export type ModelPlan = {
  name: string;
  facts: ModelFacts;
  fields: readonly PlannedField[];
  ranges: readonly Range[];
  actions: PlannedActions;
  pace: Pace;
  /** The model's file, and the meshes and includes beside it. */
  model: string;
  files: readonly string[];
  /** Whether the policy sees the sensors. */
  observeSensors: boolean;
};

/** `environment.ts` of a MuJoCo model. */
export const printModelEnvironment = (plan: ModelPlan): string => {
  const { name, facts, fields, ranges, actions, pace, model, files, observeSensors } = plan;
  const { sizes } = facts;
  const observed = [
    { array: "qpos", labels: positionLabels(facts, fields) },
    { array: "qvel", labels: labelsOf("qvel", { fields, length: sizes.qvel }) },
    { array: "act", labels: labelsOf("act", { fields, length: sizes.act }) },
    {
      array: "sensordata",
      labels: observeSensors ? labelsOf("sensordata", { fields, length: sizes.sensordata }) : [],
    },
  ].filter(({ labels }) => labels.length > 0);

  // A body of a name is looked up by it, so that the model may be edited; the others keep their place in it.
  const variable = createNames();
  const bodyIds = new Map<number, string>();
  const lookups: string[] = [];
  for (const { id, name: own } of facts.bodies) {
    if (!fields.some(({ places }) => places.some(({ body }) => body === id))) continue;
    if (own === "") bodyIds.set(id, String(id));
    else {
      bodyIds.set(id, variable(`${camelCase(own) ?? `number${id}`}Body`));
      lookups.push(`      const ${bodyIds.get(id) as string} = physics.id("body", ${text(own)});`);
    }
  }
  const reading = ({ array, index, body }: Place): string => {
    if (body === undefined) return `${array}[${index}] as number`;
    const id = bodyIds.get(body) as string;
    const axis = index - 3 * body;
    return /^[0-9]+$/.test(id)
      ? `xpos[${index}] as number`
      : `xpos[3 * ${id}${axis === 0 ? "" : ` + ${axis}`}] as number`;
  };
  const reads = fields.map(({ path, places }) => {
    const value =
      places.length === 1
        ? reading(places[0] as Place)
        : `Array.from(sensordata.subarray(${places[0]?.index as number}, ${(places[0]?.index as number) + places.length}))`;
    return `          state.${path.join(".")} = ${value};`;
  });
  const readArrays = [...new Set(fields.flatMap(({ places }) => places.map(({ array }) => array)))];
  const disturbed = disturbedPlaces(facts);
  const offsets = observed.map((_, index) =>
    observed.slice(0, index).reduce((sum, { labels }) => sum + labels.length, 0),
  );
  return `import { defineEnvironment, defineSpec, mujocoEnvironment } from "rewardsmith";

// Made from ${model}, to be made yours: name and describe the fields as a person would who speaks of the task, leave out
// what nobody needs, say in the summary what the world is. Ranges are what random actions met.
const frameSkip = ${pace.frameSkip};
const resetNoise = ${pace.resetNoise};
${disturbed.length === 0 ? "" : `${list(disturbed.map(String), { indent: "", before: "/** Places of the hinge and slide joints in qpos. */\nconst disturbed = ", after: ";" })}\n`}${facts.home === undefined ? "" : `${list(facts.home.map(String), { indent: "", before: "/** qpos of the model's first keyframe. */\nconst home = ", after: ";" })}\n`}
const spec = defineSpec({
  name: ${text(name)},
  summary:
    ${text(summaryOf(facts, pace))},
  state: {
${treeLines(treeOf(fields, ranges), "    ").join("\n")}
  },
  action: {
${actionText(actions).join("\n")}
  },
  control: { kind: "continuous" },
  observation: {
${list(
  observed.flatMap(({ labels }) => labels.map(text)),
  { indent: "    ", before: "labels: ", after: "," },
)}
  },
  dt: ${Number((facts.timestep * pace.frameSkip).toPrecision(12))},
  maxSteps: ${pace.maxSteps},
  termination: "Never.",
});

export const environment = defineEnvironment({
  spec,
  create: mujocoEnvironment(spec, {
    model: new URL(${text(`./${model}`)}, import.meta.url),
${files.length === 0 ? "" : `${list(files.map(text), { indent: "    ", before: "files: ", after: "," })}\n`}    frameSkip,
    dynamics(${lookups.length === 0 ? "" : "physics"}) {
${lookups.length === 0 ? "" : `${lookups.join("\n")}\n`}      return {
        start({ data: { ${disturbed.length > 0 || facts.home !== undefined ? "qpos, " : ""}qvel }, random }) {
${facts.home === undefined ? "" : "          qpos.set(home);\n"}${disturbed.length === 0 ? "" : "          for (const place of disturbed) {\n            qpos[place] = (qpos[place] as number) + random.between(-resetNoise, resetNoise);\n          }\n"}          for (let place = 0; place < qvel.length; place++) qvel[place] = random.between(-resetNoise, resetNoise);
        },
        // Runs after every step. What is yours to compute (distances, contacts, speeds of parts) belongs here too.
        read({ data: { ${readArrays.join(", ")} }, state }) {
${reads.join("\n")}
        },
        // What the policy sees: leave out what your robot cannot measure.
        observe({ data: { ${observed.map(({ array }) => array).join(", ")} }, observation }) {
${observed.map(({ array }, index) => `          observation.set(${array}${offsets[index] === 0 ? "" : `, ${offsets[index] as number}`});`).join("\n")}
        },
        // When the world itself ends an episode, a fall for example; say it in \`termination\` too.
        terminated: () => false,
      };
    },
  }),
});
`;
};
