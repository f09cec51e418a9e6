import { Node, SyntaxKind, ts, type ObjectLiteralExpression } from "ts-morph";
import { keyText } from "./records.ts";

/** One entry of an object literal with the comments that belong to it. */
export type Entry = {
  name: string;
  /** `name: expression`, or `name` alone. */
  text: string;
  /** Comments on lines of their own before it. */
  before: readonly string[];
  /** A comment at the end of its line. */
  after: string;
};

export const entry = (name: string, expression: string): Entry => ({
  name,
  text: `${name}: ${expression}`,
  before: [],
  after: "",
});

/** Writes an object literal anew with changed entries, keeping comments and whether it stood on one line. */
export const rewriteEntries = (
  literal: ObjectLiteralExpression,
  change: (entries: readonly Entry[]) => readonly Entry[],
): void => {
  const entries = change(readEntries(literal));
  const oneLine = literal.getStartLineNumber() === literal.getEndLineNumber();
  literal.replaceWithText((writer) => {
    if (oneLine && entries.every(({ before, after }) => before.length === 0 && after === "")) {
      writer.write(`{ ${entries.map(({ text }) => text).join(", ")} }`);
      return;
    }
    writer.inlineBlock(() => {
      for (const { text, before, after } of entries) {
        for (const comment of before) writer.writeLine(comment);
        writer.write(`${text},${after === "" ? "" : ` ${after}`}`).newLine();
      }
    });
  });
};

const readEntries = (literal: ObjectLiteralExpression): Entry[] => {
  const text = literal.getSourceFile().getFullText();
  return literal.getProperties().map((property) => {
    const node = property.compilerNode;
    const comma = property.getNextSiblingIfKind(SyntaxKind.CommaToken);
    const end = comma?.getEnd() ?? property.getEnd();
    const comments = (ranges: readonly ts.CommentRange[] | undefined) =>
      (ranges ?? []).map((range) => text.slice(range.pos, range.end));
    const own = (Node.isPropertyAssignment(property) ? property.getInitializerOrThrow() : property).getText();
    const key = node.name === undefined ? "" : (keyText(node.name) ?? "");
    return {
      name: key,
      text: Node.isPropertyAssignment(property) ? `${key}: ${own}` : own,
      before: comments(ts.getLeadingCommentRanges(text, property.getPos())),
      after: comments(ts.getTrailingCommentRanges(text, end))
        .map((comment) => comment.replaceAll(/\s+/g, " "))
        .join(" "),
    };
  });
};
