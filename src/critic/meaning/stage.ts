import type { EnvironmentSpec } from "../../core/spec.ts";
import { unusedCodes } from "../structure/stage.ts";
import type { Stage } from "../types.ts";
import { readMeaning } from "./read-meaning.ts";
import { branchFindings } from "./rules/branches.ts";
import { constantFindings } from "./rules/constant.ts";
import type { Context } from "./rules/context.ts";
import { duplicateFindings } from "./rules/duplicate.ts";
import { firstStepFindings } from "./rules/first-step.ts";
import { goalFindings } from "./rules/goal.ts";
import { jumpFindings } from "./rules/jump.ts";
import { nameFindings } from "./rules/name.ts";
import { penaltyFindings } from "./rules/penalty.ts";
import { signFindings } from "./rules/sign.ts";
import { staleFindings } from "./rules/stale.ts";
import { thresholdFindings } from "./rules/threshold.ts";

/** Units and ranges: what the program's numbers can be, and of which unit, over all that its fields can be. */
export const meaningStage = (spec: EnvironmentSpec, task?: string): Stage => ({
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
      ...staleFindings(context, spec),
      ...nameFindings(context),
      ...jumpFindings(context),
      ...branchFindings(context),
      ...firstStepFindings(context),
      ...penaltyFindings(context),
      ...(task === undefined ? [] : goalFindings(context, { task, spec })),
    ]);
  },
});
