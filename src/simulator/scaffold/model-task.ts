import type { PlannedActions } from "./model-actions.ts";
import { vectorName } from "./model-actions.ts";
import { fallWords, type Fall } from "./model-fall.ts";
import type { PlannedField } from "./model-fields.ts";
import type { Range } from "./model-parts.ts";
import { quotedText } from "./print-text.ts";

/** To one figure: 0.0347 → 0.03. */
const rounded = (value: number): number => Number(value.toPrecision(1));

/** What a task asks to grow: where a robot travels to, or what of an arm can be moved most. */
type Target = { path: string; description: string; unit: string; distance: number };

/** A task of the scaffold: what a designer is told, how it is measured, what an expert would pay. */
type ScaffoldTask = { name: string; description: string; measure: readonly string[]; human: string };

export type TaskPlan = {
  fields: readonly PlannedField[];
  spans: readonly Range[];
  actions: PlannedActions;
  /** The group of a base that travels, and how far the robot's bodies reach from it, in metres. */
  base?: { group: string; reach: number };
  /** Groups of the robot's own bodies. */
  own: ReadonlySet<string>;
  fall: Fall | undefined;
  seconds: number;
  steps: number;
};

const kinds = [
  { is: ({ places, unit }: PlannedField) => places[0]?.array === "xpos" && unit === "m", least: 0.05 },
  { is: ({ places }: PlannedField) => places[0]?.array === "qpos", least: 0.05 },
  { is: ({ places }: PlannedField) => places.length === 1, least: 0 },
] as const;

const widthOf = ([low, high]: Range): number => (Number.isFinite(high - low) ? high - low : 0);

/** The number of the state that can be moved most, for its kind; the robot's own before other things'. */
const widest = ({ fields, spans, own }: TaskPlan): Target => {
  for (const { is, least } of kinds) {
    const candidates = fields
      .map((field, index) => ({
        field,
        width: widthOf(spans[index] as Range),
        isOwn: own.has(field.path[0] as string),
      }))
      .filter(({ field, width }) => is(field) && width >= least)
      .sort((left, right) => Number(right.isOwn) - Number(left.isOwn) || right.width - left.width);
    const [first] = candidates;
    if (first !== undefined) {
      const { field, width } = first;
      return {
        path: field.path.join("."),
        description: field.description,
        unit: field.unit,
        distance: rounded(width / 2) || 0.1,
      };
    }
  }
  throw new RangeError("a model with joints has a field that moves");
};

/** Along x, or along what a planar robot travels on. */
const ahead = (plan: TaskPlan, { group, reach }: { group: string; reach: number }): Target | undefined => {
  for (const axis of ["x", "y"]) {
    const index = plan.fields.findIndex(({ path }) => path.join(".") === `${group}.${axis}`);
    const field = plan.fields[index];
    if (field === undefined) continue;
    const distance = rounded(Math.max(2 * reach, widthOf(plan.spans[index] as Range)));
    return { path: field.path.join("."), description: field.description, unit: "m", distance };
  }
  return undefined;
};

const effortText = ({ shape, names }: PlannedActions): string => {
  if (shape === "vector") return `    effort: -(norm(action.${vectorName}) ** 2),`;
  const squares = names.map((name) => `action.${name} ** 2`);
  const flat = `    effort: -(${squares.join(" + ")}),`;
  return flat.length <= 120 ? flat : `    effort: -(\n      ${squares.join(" +\n      ")}\n    ),`;
};

/** A reward program: full effort everywhere costs a tenth of what one unit a second earns. */
const rewardText = (
  { shape, ranges }: PlannedActions,
  {
    weights,
    reads,
    lines,
    effort,
  }: { weights: string; reads: readonly string[]; lines: readonly string[]; effort: string },
): string => {
  const most = ranges.reduce((sum, [low, high]) => sum + Math.max(low ** 2, high ** 2), 0);
  return `${shape === "vector" ? 'import { norm } from "reward";\n' : ""}import type { Step } from "environment";

// What an expert would write; the reward is the sum of weight × term.
export const weights = { ${weights}, effort: ${rounded(0.1 / most)} };

export function terms({ ${reads.join(", ")} }: Step) {
  return {
${[...lines, effort].join("\n")}
  };
}
`;
};

const growTask = (
  { path, description, unit, distance }: Target,
  { actions, fall, seconds, steps, name }: TaskPlan & { name: string },
): ScaffoldTask => ({
  name,
  description: `Make ${path} (${description}) grow as far as it goes. The episode lasts ${seconds} s (${steps} steps) and succeeds if ${path} ends at least ${distance} ${unit} beyond where it started${fall === undefined ? "" : ` and ${fall.group} never ${fallWords(fall)}`}.`,
  measure: [
    "fitness: (episode) => {",
    '  if (episode.ending === "invalid") return 0;',
    `  const start = episode.state(0).${path};`,
    `  return episode.state(episode.length).${path} - start;`,
    "},",
    "success: (episode) => {",
    `  const start = episode.state(0).${path};`,
    `  return episode.ending === "truncated" && episode.state(episode.length).${path} - start >= ${distance};`,
    "},",
  ],
  human: rewardText(actions, {
    weights: fall === undefined ? "progress: 1" : "progress: 1, alive: 1",
    reads: ["state", "action", "next", "dt", ...(fall === undefined ? [] : ["terminated"])],
    lines: [
      `    progress: (next.${path} - state.${path}) / dt,`,
      ...(fall === undefined ? [] : ["    alive: terminated ? 0 : 1,"]),
    ],
    effort: effortText(actions),
  }),
});

const standTask = ({ actions, seconds, steps }: TaskPlan, fall: Fall): ScaffoldTask => ({
  name: "stand",
  description: `Keep ${fall.group} from falling: the episode ends if it ${fallWords(fall)}. It lasts ${seconds} s (${steps} steps) at most and succeeds if it lasts so long.`,
  measure: [
    "fitness: (episode) => episode.length / environment.spec.maxSteps,",
    'success: (episode) => episode.ending === "truncated",',
  ],
  human: rewardText(actions, {
    weights: "alive: 1, upright: 0.5",
    reads: ["action", "next", "terminated"],
    lines: ["    alive: terminated ? 0 : 1,", `    upright: next.${fall.group}.upright,`],
    effort: effortText(actions),
  }),
});

const taskText = ({ name, description, measure }: ScaffoldTask): string =>
  `  {
    name: ${quotedText(name)},
    // All that a designer is told: state the criterion with its numbers.
    description:
      ${quotedText(description)},
    // Trusted, and seen by no designer; higher is better. How could it be had cheaply? Say what you tried.
${measure.map((line) => `    ${line}`).join("\n")}
    references: { human: "rewards/${name}-human.ts" },
    // A guess: \`rewardsmith env budget\` measures how many a training takes. Left out, a run does so first.
    steps: 200_000,
  },`;

/**
 * `tasks.ts` and human rewards of first tasks: a robot that travels shall get on, and stand where it can fall; of another, what
 * moves most shall move.
 */
export const printModelTasks = (plan: TaskPlan): Readonly<Record<string, string>> => {
  const target = plan.base === undefined ? undefined : ahead(plan, plan.base);
  const tasks = [
    target === undefined
      ? growTask(widest(plan), { ...plan, name: "move" })
      : growTask(target, { ...plan, name: "forward" }),
    ...(plan.fall === undefined ? [] : [standTask(plan, plan.fall)]),
  ];
  return {
    "tasks.ts": `import { defineTasks } from "rewardsmith";
import { environment } from "./environment.ts";

// First tasks, to show the form: replace them by what you want done.
export const tasks = defineTasks(environment, [
${tasks.map(taskText).join("\n")}
]);
`,
    ...Object.fromEntries(tasks.map(({ name, human }) => [`rewards/${name}-human.ts`, human])),
  };
};
