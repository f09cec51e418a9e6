import type { RunSummary } from "../core/summary.ts";
import { constraintText, pairText } from "../core/words-text.ts";
import type { RunConfig } from "./config.ts";
import { fromHere } from "./invocation.ts";
import type { Problem } from "./problem.ts";

type Asked = Pick<RunConfig, "designer" | "description" | "constraint" | "task" | "fitness" | "chosen">;
type Measured = Pick<Problem, "environment" | "task" | "taskReference" | "loaded">;
export type Heeded = Required<Pick<RunSummary, "measured" | "words" | "constraints">>;

/** A person's words where they say something else than the measured task does; null otherwise. */
export const wordsOf = ({ description }: Pick<RunConfig, "description">, { task }: Pick<Measured, "task">) => {
  const given = description?.trim() ?? "";
  return given === "" || given === task.description.trim() ? null : given;
};

const chosenOf = (
  { task: named, fitness, chosen }: Asked,
  { loaded, task }: Measured,
): NonNullable<Heeded["measured"]["chosen"]> => {
  const others = loaded.tasks.filter(({ name }) => name !== task.name).map(({ name }) => name);
  if (chosen !== undefined) return { by: "language-model", others, reason: chosen.reason };
  return { by: named !== undefined || fitness !== undefined ? "person" : "default", others, reason: null };
};

/** What of a person's words is heeded, and what their rewards are measured by whatever they said. */
export const heededOf = (config: Asked, problem: Measured): Heeded => {
  const { designer, constraint, fitness } = config;
  const { environment, task, taskReference } = problem;
  const read = designer === "language-model";
  const given = wordsOf(config, problem);
  return {
    measured: {
      by: `${environment.name}/${taskReference.name}${fitness === undefined ? "" : ` from ${fromHere(fitness)}`}`,
      description: task.description,
      chosen: chosenOf(config, problem),
    },
    words: given === null ? null : { given, read },
    constraints: constraint.map((text) => ({ text, read, checked: false })),
  };
};

/** Said before anything else: words that change nothing must not look as if they did. */
export const wordNotices = (heeded: Heeded, { description }: Pick<RunConfig, "description">): string[] => [
  `${description?.trim() === "" ? "your words are empty · " : ""}${pairText(heeded)}`,
  ...heeded.constraints.map((constraint) => `constraint: ${constraintText(constraint)}`),
];
