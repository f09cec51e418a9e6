import { RewardsmithError } from "../../core/errors.ts";
import type { Intervention } from "../../core/intervention.ts";
import { constraintsOf } from "../measure.ts";
import type { Problem } from "../problem.ts";

/** A condition as a constraint; other words as a wish, with why they are no condition. */
export const conditionOrWish = async (
  text: string,
  { loaded, environment }: Pick<Problem, "loaded" | "environment">,
): Promise<{ intervention: Intervention; why: string | null }> => {
  try {
    const [read] = await constraintsOf([text], { loaded, options: environment.options });
    return { intervention: { kind: "constraint", expression: read?.expression ?? text }, why: null };
  } catch (thrown) {
    if (!(thrown instanceof RewardsmithError)) throw thrown;
    const why = `It is no condition, and so nothing that could be checked: ${thrown.message}`;
    return { intervention: { kind: "wish", text }, why };
  }
};
