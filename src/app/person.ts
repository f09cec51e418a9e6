import { requireMeasure } from "../measure/measure.ts";
import { measureNames } from "../simulator/measure-names.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";

/** What `--person` names; another kind would stand here. */
const prefix = "simulated:";

/** The hidden measure of a simulated person. Raises `bad-expression`. */
export const hiddenMeasureOf = async (
  person: string,
  { loaded, options }: { loaded: LoadedEnvironment; options: Record<string, string> },
): Promise<string> => {
  const text = person.slice(prefix.length);
  const names = await measureNames(loaded, { options, texts: [text] });
  return requireMeasure(text, { names, source: "--person" }).text;
};
