/** A stretch of the text. */
export type Span = { from: number; to: number };

export type Operator = "or" | "and" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "^";

/** An expression as it is written. */
export type Node = Span & {
  /** It stands in brackets of its own. */
  wrapped?: true;
} & (
    | { kind: "number"; value: number }
    | { kind: "name"; name: string }
    /** `head`: the function's name. */
    | { kind: "call"; name: string; head: Span; inner: Node[] }
    | { kind: "not" | "negative"; inner: Node }
    | { kind: "binary"; operator: Operator; left: Node; right: Node }
  );

/**
 * How strongly operators bind. Powers group to the right, all others to the left; `not` binds less than a comparison.
 */
export const powers: Record<Operator, number> = {
  or: 1,
  and: 2,
  "==": 3,
  "!=": 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "^": 8,
};
export const prefixPower = { not: 2, negative: 7 };

export const isOperator = (text: string): text is Operator => Object.hasOwn(powers, text);
export const isComparison = (operator: string): boolean => /^(?:[<>]=?|[!=]=)$/.test(operator);
