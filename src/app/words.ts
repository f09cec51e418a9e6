import { readingsOf } from "../core/readings.ts";
import { longestWords } from "../core/brief.ts";
import { constraintEntry, readsOf, wishEntry } from "../core/run-view/constraints.ts";
import type { RunSummary } from "../core/summary.ts";
import { constraintText, pairText } from "../core/words-text.ts";
import type { RunConfig } from "./config.ts";
import { fromHere } from "./invocation.ts";
import type { Problem } from "./problem.ts";
import { isUnjudged } from "./unjudged.ts";

type Asked = Pick<
  RunConfig,
  "designer" | "description" | "wish" | "task" | "fitness" | "measure" | "chosen" | "fromWords"
>;
type Measured = Pick<Problem, "environment" | "task" | "taskReference" | "measured" | "constraints" | "loaded">;
export type Heeded = Required<Pick<RunSummary, "measured" | "words" | "constraints">>;

/** A person's words where they say something else than the measured task does; null otherwise. */
export const wordsOf = ({ description }: Pick<RunConfig, "description">, { task }: Pick<Measured, "task">) => {
  const given = description?.trim() ?? "";
  return given === "" || given === task.description.trim() ? null : given;
};

const chosenOf = (
  { task: named, fitness, measure, chosen }: Asked,
  { loaded, task }: Measured,
): NonNullable<Heeded["measured"]["chosen"]> => {
  const others = loaded.tasks.filter(({ name }) => name !== task.name).map(({ name }) => name);
  if (chosen !== undefined) return { by: "language-model", others, reason: chosen.reason };
  return {
    by: [named, fitness, measure].some((one) => one !== undefined) ? "person" : "default",
    others,
    reason: null,
  };
};

/** What of a person's words is heeded, and what their rewards are measured by whatever they said. */
export const heededOf = (config: Asked, problem: Measured): Heeded => {
  const { designer, wish, fitness } = config;
  const { environment, task, taskReference, measured, constraints } = problem;
  const { words: read } = readsOf(designer);
  const given = wordsOf(config, problem);
  return {
    measured: {
      ...(task.unmeasured && { unmeasured: true as const }),
      ...(isUnjudged(task) && { unjudged: true as const }),
      ...(task.headline && { headline: task.headline }),
      by:
        (task.unmeasured && "nothing but which candidates a person prefers") ||
        measured?.words ||
        [
          `${environment.name}/${taskReference.name}`,
          ...(fitness === undefined ? [] : [`from ${fromHere(fitness)}`]),
          ...(task.measure === undefined ? [] : [`by ${task.measure}`]),
        ].join(" "),
      description: measured?.text ?? task.description,
      ...(measured && { expressions: measured.expressions }),
      ...(config.fromWords && { fromWords: config.fromWords }),
      chosen: chosenOf(config, problem),
    },
    words:
      given === null
        ? null
        : { given, read, ...(!read && { readings: readingsOf(given, problem.loaded.environment.spec) }) },
    constraints: [
      ...constraints.map((constraint) => constraintEntry(constraint, readsOf(designer))),
      ...wish.map((text) => wishEntry({ text }, readsOf(designer))),
    ],
  };
};

/** Said before anything else: words that change nothing must not look as if they did. */
export const wordNotices = (
  heeded: Heeded,
  { description, designer }: Pick<RunConfig, "description" | "designer">,
): string[] => [
  `${description?.trim() === "" ? "your words are empty · " : ""}${pairText(heeded)}`,
  ...heeded.constraints.map(constraintText),
  ...(designer === "language-model" ? tooLong(heeded) : []),
];

/** Prompts hold wishes and constraints up to a size, the latest first. */
const tooLong = ({ constraints }: Heeded): string[] => {
  const told = constraints.filter(({ read }) => read);
  const size = told.reduce((total, { text, expression = "" }) => total + text.length + expression.length, 0);
  return size <= longestWords
    ? []
    : [
        `constraints and wishes have ${size} characters in all: the language model is shown the latest ${longestWords}, the rest is NOT READ`,
      ];
};
