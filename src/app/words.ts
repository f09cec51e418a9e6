import type { RunSummary } from "../core/summary.ts";
import type { RunConfig } from "./config.ts";
import { fromHere } from "./invocation.ts";
import type { Problem } from "./problem.ts";

type Asked = Pick<RunConfig, "designer" | "description" | "constraint" | "task" | "fitness">;
type Measured = Pick<Problem, "environment" | "task" | "taskReference" | "loaded">;
export type Heeded = Required<Pick<RunSummary, "measured" | "words" | "constraints">>;

/** What of a person's words is heeded, and what their rewards are measured by whatever they said. */
export const heededOf = (
  { designer, description, constraint, fitness }: Omit<Asked, "task">,
  { environment, task, taskReference }: Measured,
): Heeded => {
  const read = designer === "language-model";
  const given = description?.trim() ?? "";
  return {
    measured: {
      by: `${environment.name}/${taskReference.name}${fitness === undefined ? "" : ` from ${fromHere(fitness)}`}`,
      description: task.description,
    },
    words: given === "" || given === task.description.trim() ? null : { given, read },
    constraints: constraint.map((text) => ({ text, read, checked: false })),
  };
};

/** The tasks that a sentence without `--task` might have meant. */
const otherTasks = ({ task: named, fitness }: Asked, { loaded, environment, task }: Measured): string => {
  const others = loaded.tasks.filter(({ name }) => name !== task.name).map(({ name }) => name);
  return named !== undefined || fitness !== undefined || others.length === 0
    ? ""
    : `; other tasks of ${environment.name}: ${others.join(", ")} (--task NAME)`;
};

/** Said before anything else: words that change nothing must not look as if they did. */
export const wordNotices = (config: Asked, problem: Measured): string[] => {
  const { measured, words, constraints } = heededOf(config, problem);
  const reader = words?.read
    ? "are read by the language model, and change nothing of what is measured"
    : "are not read by the built-in designer (--designer language-model reads them)";
  return [
    ...(words === null
      ? []
      : [
          `your words ${reader}: "${words.given}" · measured by: ${measured.by} (${measured.description})${otherTasks(config, problem)}`,
        ]),
    ...constraints.map(({ text, read }) =>
      read
        ? `--constraint "${text}": told to the language model, not checked on what its rewards make the agent do`
        : `--constraint "${text}": not read by the built-in designer and not checked`,
    ),
  ];
};
