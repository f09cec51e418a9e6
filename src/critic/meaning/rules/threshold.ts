import type { Diagnostic } from "../../../core/diagnostic.ts";
import { finding, placeIn } from "../../findings.ts";
import { structureRules } from "../../structure/rules.ts";
import { boundaryText } from "../read-meaning.ts";
import type { Context } from "./context.ts";

/** Comparisons that the ranges decide. */
export const thresholdFindings = ({ view, meaning }: Context): Diagnostic[] =>
  meaning.conditions.flatMap(({ node, condition }) => {
    const { canBe, boundary, reads } = condition;
    if (boundary === undefined || (canBe.true && canBe.false)) return [];
    // In a helper or a loop: for other fields the same limit decides something.
    const isOpen = meaning.conditions.some(
      (other) =>
        other.node === node &&
        other.condition.boundary?.at.lo === boundary.at.lo &&
        (other.condition.canBe.true !== canBe.true || other.condition.canBe.false !== canBe.false),
    );
    if (isOpen) return [];
    if ([...reads].some((name) => name.startsWith("memory."))) return [];
    const message = `This is ${canBe.true ? "always" : "never"} true: ${boundaryText(condition)}`;
    return [finding(structureRules, "structure/threshold", placeIn(view.file, node), message)];
  });
