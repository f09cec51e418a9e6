import { ts } from "ts-morph";

const kind = ts.SyntaxKind;

/** What each assignment computes; plain `=` nothing. */
export const computes: ReadonlyMap<ts.SyntaxKind, ts.SyntaxKind | undefined> = new Map<
  ts.SyntaxKind,
  ts.SyntaxKind | undefined
>([
  [kind.EqualsToken, undefined],
  [kind.PlusEqualsToken, kind.PlusToken],
  [kind.MinusEqualsToken, kind.MinusToken],
  [kind.AsteriskEqualsToken, kind.AsteriskToken],
  [kind.SlashEqualsToken, kind.SlashToken],
  [kind.PercentEqualsToken, kind.PercentToken],
  [kind.AsteriskAsteriskEqualsToken, kind.AsteriskAsteriskToken],
]);
