import { ts } from "ts-morph";
import type { Context } from "./context.ts";
import type { Statement } from "./layout.ts";

const textOf = (source: string, { pos, end, kind }: ts.CommentRange): string => {
  const text = source.slice(pos, end);
  if (kind === ts.SyntaxKind.SingleLineCommentTrivia) return text.replace(/^\/\/+\s?/, "").trimEnd();
  return text
    .replace(/^\/\*+/, "")
    .replace(/(?<!\*)\*+\/$/, "")
    .split(/\r?\n/)
    .map((row) => row.replace(/^\s*\*? ?/, "").trimEnd())
    .join("\n")
    .trim();
};

const commentsOf = (source: string, ranges: readonly ts.CommentRange[] | undefined): Statement[] =>
  (ranges ?? [])
    .map((range) => textOf(source, range))
    .filter((text) => text !== "")
    // A carriage return or a form feed would end Python's comment, or its line.
    .map((text) => ({ kind: "comment", text: text.replaceAll(/[\r\f\v\u2028\u2029]/g, " ") }));

const isDocumented = (node: ts.Node): boolean => ts.isFunctionDeclaration(node);

/** What stands above the node and, on its last line, behind it. */
export const commentsAround = (node: ts.Node, { file }: Pick<Context, "file">): Statement[] => {
  const leading = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
  const trailing = ts.getTrailingCommentRanges(file.text, node.end);
  // A function's documentation goes inside it.
  const above = isDocumented(node) && documentation(node, { file }) !== undefined ? leading.slice(0, -1) : leading;
  return [...commentsOf(file.text, above), ...commentsOf(file.text, trailing)];
};

/** What stands above an entry of a literal, and behind it and its comma. */
export const commentsOfEntry = (node: ts.Node, { file }: Pick<Context, "file">): string[] => {
  const { text } = file;
  const comma = /^\s*,/.exec(text.slice(node.end))?.[0].length ?? 0;
  const ranges = [
    ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
    ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ...(comma > 0 ? (ts.getTrailingCommentRanges(text, node.end + comma) ?? []) : []),
  ];
  return commentsOf(text, ranges).flatMap((comment) => (comment.kind === "comment" ? comment.text.split("\n") : []));
};

const documentation = (node: ts.Node, { file }: Pick<Context, "file">): string | undefined => {
  const last = ts.getLeadingCommentRanges(file.text, node.getFullStart())?.at(-1);
  if (last === undefined || !file.text.startsWith("/**", last.pos)) return undefined;
  const text = textOf(file.text, last);
  // What a docstring would have to escape stays a comment.
  return text === "" || /"""|"$|[\\\r\f]/.test(text) ? undefined : text;
};

export const docstring = (node: ts.Node, { file }: Pick<Context, "file">): Statement[] => {
  const text = isDocumented(node) ? documentation(node, { file }) : undefined;
  if (text === undefined) return [];
  const rows = text.split("\n");
  const lines = rows.length === 1 ? [`"""${text}"""`] : [`"""${rows[0] as string}`, ...rows.slice(1), '"""'];
  return lines.map((doc) => ({ kind: "line", doc }));
};
