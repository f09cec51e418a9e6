import type { Diagnostic } from "../../../core/diagnostic.ts";
import { finding } from "../../findings.ts";
import { structureRules } from "../../structure/rules.ts";
import { placeOfTerm, type Context } from "./context.ts";
import { commentBehind, wholeComment } from "../line-comments.ts";

const penalty = /(penalt|punish|cost|loss)/i;
const bonus = /(bonus|reward)/i;
const scolding = /\b(penali[sz]e|punish|discourage)/i;

/** Signs that contradict the term's own name, or the comment in its line. */
export const signFindings = (context: Context): Diagnostic[] => {
  const { meaning, program, view } = context;
  const lines = view.file.text.split("\n");
  return [...(meaning.terms ?? [])].flatMap(([name, value]) => {
    const weight = program.weights[name] ?? 0;
    const paid = {
      lo: Math.min(weight * value.lo, weight * value.hi),
      hi: Math.max(weight * value.lo, weight * value.hi),
    };
    const place = placeOfTerm(name, context);
    const comment = commentAt(lines, place.line);
    const isPaid = paid.lo >= 0 && paid.hi > 0;
    const isTaken = paid.hi <= 0 && paid.lo < 0;
    const says = penalty.test(name)
      ? `its name says that it is a penalty`
      : scolding.test(comment) || /^\W*(?:a |the )?(?:penalty|cost)\b/i.test(comment)
        ? "its comment says that it is a penalty"
        : undefined;
    if (isPaid && says !== undefined && !bonus.test(name))
      return [
        finding(
          structureRules,
          "structure/sign",
          place,
          `The term '${name}' is never negative with its weight, and ${says}`,
        ),
      ];
    const isMinus = weight < 0 && value.hi > 0;
    if ((isTaken || isMinus) && bonus.test(name) && !penalty.test(name))
      return [
        finding(
          structureRules,
          "structure/sign",
          place,
          `The term '${name}' is ${isTaken ? "never positive" : "taken away"} with its weight, and its name says that it is paid`,
        ),
      ];
    return [];
  });
};

/** The comment in a term's line, or on lines of its own above it. */
const commentAt = (lines: readonly string[], line: number): string => {
  const own = commentBehind(lines[line - 1] ?? "");
  const above: string[] = [];
  for (let index = line - 2; index >= 0; index--) {
    const text = wholeComment(lines[index] ?? "");
    if (text === undefined) break;
    above.push(text);
  }
  return [...above.toReversed(), own].join(" ");
};
