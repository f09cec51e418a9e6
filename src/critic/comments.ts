import { ts } from "ts-morph";

/** Where a token of the text stands, for those that the compiler passes over or takes as they are. */
export type Span = { kind: "comment" | "string"; start: number; end: number };

const kinds: ReadonlyMap<ts.SyntaxKind, Span["kind"]> = new Map([
  [ts.SyntaxKind.SingleLineCommentTrivia, "comment"],
  [ts.SyntaxKind.MultiLineCommentTrivia, "comment"],
  [ts.SyntaxKind.StringLiteral, "string"],
]);

/** Comments and strings as TypeScript's own scanner sees them: what looks like one inside the other is none. */
export const spansOf = (text: string): Span[] => {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, false, ts.LanguageVariant.Standard, text);
  const spans: Span[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const kind = kinds.get(token);
    if (kind !== undefined) spans.push({ kind, start: scanner.getTokenStart(), end: scanner.getTokenEnd() });
  }
  return spans;
};

/** The text with every one of these spans replaced; what stands for it must be of the same length. */
export const withSpans = (text: string, spans: readonly Span[], replaced: (part: string) => string): string => {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), replaced(text.slice(start, end)));
    at = end;
  }
  return `${parts.join("")}${text.slice(at)}`;
};
