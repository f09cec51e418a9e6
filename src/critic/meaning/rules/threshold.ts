import { boundaryText } from "../read-meaning.ts";
import { rule } from "./rule.ts";

/** Comparisons that the ranges decide. */
export const thresholdRule = rule({
  id: "structure/threshold",
  severity: "warning",
  meaning: "a comparison is always, or never, true within the field's range",
  hint: "Compare the threshold with the range and the unit in the environment's declaration.",
  example: {
    kind: "term",
    bad: "airborne: next.torso.height > 2.2 ? 1 : 0",
    mended: "airborne: next.torso.height > 1.5 ? 1 : 0",
    also: ["structure/constant-term"],
  },
  check: ({ meaning }) =>
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
      return [{ at: node, message }];
    }),
});
