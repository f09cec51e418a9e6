import type { EnvironmentSpec } from "../simulator/types.ts";
import { readMeaning } from "./meaning.ts";
import {
  constantFindings,
  duplicateFindings,
  signFindings,
  staleFindings,
  thresholdFindings,
  type Context,
} from "./structure-meaning.ts";
import { jumpFindings } from "./structure-jumps.ts";
import { nameFindings } from "./structure-names.ts";
import { unusedCodes } from "./structure.ts";
import type { Stage } from "./types.ts";

/** Units and ranges: what the program's numbers can be, and of which unit, over all that its fields can be. */
export const meaningStage = (spec: EnvironmentSpec): Stage => ({
  name: "meaning",
  check: ({ parsed, view }) => {
    // What does not type-check means nothing certain; a name that is never used is no such error.
    const isTyped = view.diagnostics.every(({ code }) => unusedCodes.has(code));
    if (parsed.kind !== "program" || !isTyped) return Promise.resolve([]);
    const { program } = parsed;
    const meaning = readMeaning(view, { program, spec });
    const context: Context = { view, program, meaning };
    return Promise.resolve([
      ...meaning.diagnostics,
      ...thresholdFindings(context),
      ...constantFindings(context),
      ...duplicateFindings(context),
      ...signFindings(context),
      ...staleFindings(context),
      ...nameFindings(context),
      ...jumpFindings(context),
    ]);
  },
});
