import type { Constraint } from "../core/constraint.ts";
import { usageError } from "../core/errors.ts";
import type { Task } from "../core/task.ts";
import { usualUnless } from "../core/usual-steps.ts";
import type { MeasureExpressions } from "../core/job.ts";
import { canGuard } from "../designer/symbolic/guards.ts";
import { requireMeasure } from "../measure/measure.ts";
import { measureTask } from "../measure/task.ts";
import { measureNames } from "../simulator/measure-names.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";

/** Steps of a training as the environment's first task has them, which is all that an expression has to go by. */
export const stepsOfFirst = ({
  tasks: [first],
}: Pick<LoadedEnvironment, "tasks">): Pick<Task, "steps" | "usualSteps"> =>
  usualUnless(first?.usualSteps ? undefined : first?.steps);

type Asked = Partial<Record<"task" | "fitness" | "measure" | "success", string | undefined>>;

/** What `--measure` names in place of an expression, where a language model writes it. */
export const fromWordsName = "words";

/** The expressions that a person measures by; undefined where they named a task or a file, or nothing. */
export const expressionsOf = ({ task, fitness, measure, success }: Asked): MeasureExpressions | undefined => {
  const refuse = (message: string, action: string): Error => usageError({ code: "two-measures", message, action });
  if (measure === undefined) {
    if (success === undefined) return undefined;
    throw refuse(
      "--success needs --measure: a task or a fitness file says itself when an episode succeeds",
      "Give --measure EXPRESSION too, or leave --success out.",
    );
  }
  if (fitness !== undefined)
    throw refuse("--measure and --fitness both say what an episode is worth", "Leave one of them out.");
  if (task !== undefined && task !== "none")
    throw refuse(`--measure and --task ${task} both say what an episode is worth`, "Leave one of them out.");
  return { fitness: measure, ...(success !== undefined && { success }) };
};

/** What is measured, in words and as it was written. */
export type Measured = { words: string; text: string; expressions: MeasureExpressions };

/** The task of expressions. Raises `bad-expression`. */
export const taskOfExpressions = async (
  expressions: MeasureExpressions,
  { loaded, options }: { loaded: LoadedEnvironment; options: Record<string, string> },
) => {
  if (expressions.fitness === fromWordsName)
    throw usageError({
      code: "no-search",
      message: `--measure ${fromWordsName}: a measure is written from words where a search begins, and there is none here`,
      action: "Give --measure EXPRESSION, such as the one that `rewardsmith show RUN` names, or a task.",
    });
  const names = await measureNames(loaded, { options, texts: Object.values(expressions) });
  const { task, fitness, success } = measureTask(expressions, {
    names,
    steps: stepsOfFirst(loaded),
  });
  const succeeds = success === undefined ? "" : `; success: ${success.words}: ${success.text}`;
  const measured: Measured = { words: fitness.words, text: `${fitness.text}${succeeds}`, expressions };
  return { task, measured };
};

/** Constraints as they were written, each read and put in words. Raises `bad-expression`. */
export const constraintsOf = async (
  texts: readonly string[],
  { loaded, options }: { loaded: LoadedEnvironment; options: Record<string, string> },
): Promise<Constraint[]> => {
  if (texts.length === 0) return [];
  const names = await measureNames(loaded, { options, texts });
  return texts.map((text) => {
    const action =
      "Or say it with --wish: a language model is told it, and it is checked where the model makes a condition of it.";
    const { text: expression, words } = requireMeasure(text, {
      names,
      as: "constraint",
      source: "--constraint",
      action,
    });
    const constraint = { expression, meaning: words };
    return canGuard(constraint, loaded.environment.spec) ? constraint : { ...constraint, unguided: true };
  });
};
