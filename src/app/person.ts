import type { Task } from "../core/task.ts";
import { requireMeasure } from "../measure/measure.ts";
import { measureNames } from "../simulator/measure-names.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";

/** What `--person` names, beside `session`: somebody who answers in one. */
export const simulatedPrefix = "simulated:";

/** The hidden measure of a simulated person. Raises `bad-expression`. */
export const hiddenMeasureOf = async (
  person: string,
  { loaded, options }: { loaded: LoadedEnvironment; options: Record<string, string> },
): Promise<string> => {
  const text = person.slice(simulatedPrefix.length);
  const names = await measureNames(loaded, { options, texts: [text] });
  return requireMeasure(text, { names, source: "--person" }).text;
};

/** A task that nothing measures: `--task none` with words and somebody who compares. */
export const unmeasuredTask = (steps: Pick<Task, "steps" | "usualSteps">): Task => ({
  name: "none",
  description: "",
  unmeasured: true,
  fitness: () => 0,
  references: {},
  ...steps,
});

/** The same for an evaluation child: worth nothing, whatever happens. */
export const worthNothing = { fitness: "0" };
