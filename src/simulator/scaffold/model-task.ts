import type { PlannedActions } from "./model-actions.ts";
import { vectorName } from "./model-actions.ts";
import type { PlannedField } from "./model-fields.ts";
import type { Range } from "./model-ranges.ts";

/** To one figure: 0.0347 → 0.03. */
const rounded = (value: number): number => Number(value.toPrecision(1));

/** What the first task asks for: the number of the state that can be moved most, for its kind. */
type Target = { path: string; description: string; unit: string; distance: number };

const kinds = [
  { is: ({ places, unit }: PlannedField) => places[0]?.array === "xpos" && unit === "m", least: 0.05 },
  { is: ({ places }: PlannedField) => places[0]?.array === "qpos", least: 0.05 },
  { is: ({ places }: PlannedField) => places.length === 1, least: 0 },
] as const;

const targetOf = (fields: readonly PlannedField[], spans: readonly Range[]): Target => {
  const width = (index: number): number => {
    const [low, high] = spans[index] as Range;
    return Number.isFinite(high - low) ? high - low : 0;
  };
  for (const { is, least } of kinds) {
    const candidates = fields
      .map((field, index) => ({ field, width: width(index) }))
      .filter(({ field, width: span }) => is(field) && span >= least)
      .sort((left, right) => right.width - left.width);
    const [widest] = candidates;
    if (widest !== undefined) {
      const { field } = widest;
      return {
        path: field.path.join("."),
        description: field.description,
        unit: field.unit,
        distance: rounded(widest.width / 2) || 0.1,
      };
    }
  }
  throw new RangeError("a model with joints has a field that moves");
};

const tasksText = (
  { path, description, unit, distance }: Target,
  { seconds, steps }: Record<"seconds" | "steps", number>,
) =>
  `import { defineTasks } from "rewardsmith";
import { environment } from "./environment.ts";

// A first task, to show the form: replace it by what you want done.
export const tasks = defineTasks(environment, [
  {
    name: "move",
    // All that a designer is told: state the criterion with its numbers.
    description:
      ${JSON.stringify(`Make ${path} (${description}) grow as far as it goes. The episode lasts ${seconds} s (${steps} steps) and succeeds if ${path} ends at least ${distance} ${unit} beyond where it started.`)},
    // Trusted, and seen by no designer; higher is better. How could it be had cheaply? Say what you tried.
    fitness: (episode) => {
      if (episode.ending === "invalid") return 0;
      const start = episode.state(0).${path};
      return episode.state(episode.length).${path} - start;
    },
    success: (episode) => {
      const start = episode.state(0).${path};
      return episode.ending === "truncated" && episode.state(episode.length).${path} - start >= ${distance};
    },
    references: { human: "rewards/move-human.ts" },
    steps: 200_000,
  },
]);
`;

const rewardText = ({ path }: Target, { shape, names, ranges }: PlannedActions): string => {
  // Full effort everywhere costs a tenth of what one unit a second earns.
  const most = ranges.reduce((sum, [low, high]) => sum + Math.max(low ** 2, high ** 2), 0);
  const weight = rounded(0.1 / most);
  const squares = names.map((name) => `action.${name} ** 2`);
  const flat = `    effort: -(${squares.join(" + ")}),`;
  const effort =
    shape === "vector"
      ? `    effort: -(norm(action.${vectorName}) ** 2),`
      : flat.length <= 120
        ? flat
        : `    effort: -(\n      ${squares.join(" +\n      ")}\n    ),`;
  return `${shape === "vector" ? 'import { norm } from "reward";\n' : ""}import type { Step } from "environment";

// What an expert would write; the reward is the sum of weight × term.
export const weights = { progress: 1, effort: ${weight} };

export function terms({ state, action, next, dt }: Step) {
  return {
    progress: (next.${path} - state.${path}) / dt,
${effort}
  };
}
`;
};

/** `tasks.ts` and the human reward of a first task that suits any model. */
export const printModelTask = ({
  fields,
  spans,
  actions,
  seconds,
  steps,
}: {
  fields: readonly PlannedField[];
  spans: readonly Range[];
  actions: PlannedActions;
  seconds: number;
  steps: number;
}): { tasks: string; human: string } => {
  const target = targetOf(fields, spans);
  return { tasks: tasksText(target, { seconds, steps }), human: rewardText(target, actions) };
};
