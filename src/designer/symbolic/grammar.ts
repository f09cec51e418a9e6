/**
 * The language of terms as a tree. A term is one number a step, read from the fields of a spec:
 *
 *     (next.cart.x - state.cart.x) / dt      binary "/" ( binary "-" ( read next, read state ), dt )
 *
 * `ended` is `last` in the step with which the world ended the episode and `until` in all others. `record` is how far
 * `of` went beyond its extreme so far in this episode (up: its highest, down: its lowest), kept in the program's
 * memory. A `compare` and a `logic` are 1 where they hold, else 0.
 */
export type Read = { kind: "read"; source: "state" | "next" | "action"; path: string; index: number | null };

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "**";

export type UnaryFunction = "Math.abs" | "Math.sqrt" | "Math.cos" | "Math.sin" | "Math.tanh" | "wrapAngle";

export type Expression =
  /** `exact`: a number that somebody stated, kept with all its digits. */
  | { kind: "number"; value: number; exact?: true }
  | Read
  | { kind: "flag"; of: Read }
  | { kind: "dt" }
  | { kind: "negate"; of: Expression }
  | { kind: "binary"; operator: ArithmeticOperator; left: Expression; right: Expression }
  | { kind: "call"; name: UnaryFunction; of: Expression }
  | { kind: "clamp"; of: Expression; low: number; high: number }
  | { kind: "norm"; source: Read["source"]; path: string }
  | { kind: "tolerance"; of: Expression; bounds: [number, number]; margin: number; exact?: true }
  | { kind: "ended"; last: Expression; until: Expression }
  | { kind: "record"; of: Expression; direction: "up" | "down" }
  | { kind: "compare"; operator: Comparison; left: Expression; right: Expression }
  | { kind: "logic"; operator: "&&" | "||"; left: Condition; right: Condition }
  | { kind: "clip"; of: Expression; threshold: Expression }
  | Kept;

export type Comparison = "<" | "<=" | ">" | ">=";

/** What holds or does not. */
export type Condition = Extract<Expression, { kind: "compare" | "logic" | "flag" }>;

/** What the reward language's functions of these names keep a cell of memory for; `start`: what is in it at first. */
export type Kept = { kind: "once"; of: Condition } | { kind: "delta"; of: Expression; start: number };

/** Numbers are kept to three significant digits, so that what is printed reads back as what it was. */
export const rounded = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(3)));

/** Whether rounding would change it: then it is somebody's. */
export const isExact = (value: number): boolean => Number.isFinite(value) && rounded(value) !== value;

export const number = (value: number): Expression => ({ kind: "number", value: rounded(value) });

/** A number that somebody stated. */
export const exactly = (value: number): Expression => ({ kind: "number", value, exact: true });

export const read = (source: Read["source"], column: { path: string; index: number | null }): Read => ({
  kind: "read",
  source,
  path: column.path,
  index: column.index,
});

export const negate = (of: Expression): Expression => (of.kind === "negate" ? of.of : { kind: "negate", of });

export const binary = (operator: ArithmeticOperator, left: Expression, right: Expression): Expression => ({
  kind: "binary",
  operator,
  left,
  right,
});

/** Less a number that somebody stated. */
export const minus = (of: Expression, value: number): Expression =>
  value === 0 ? of : value < 0 ? binary("+", of, exactly(-value)) : binary("-", of, exactly(value));

export const isCondition = (part: Expression): part is Condition =>
  part.kind === "compare" || part.kind === "logic" || part.kind === "flag";

export const call = (name: UnaryFunction, of: Expression): Expression => ({ kind: "call", name, of });

/** The same expression with every part replaced bottom-up. */
export const rewrite = (expression: Expression, change: (part: Expression) => Expression): Expression => {
  const inner = (part: Expression): Expression => rewrite(part, change);
  // A condition that is changed to something else stays what it was.
  const holds = (part: Condition): Condition => {
    const changed = inner(part);
    return isCondition(changed) ? changed : part;
  };
  switch (expression.kind) {
    case "negate":
    case "call":
    case "clamp":
    case "tolerance":
    case "record":
    case "delta":
      return change({ ...expression, of: inner(expression.of) });
    case "binary":
    case "compare":
      return change({ ...expression, left: inner(expression.left), right: inner(expression.right) });
    case "logic":
      return change({ ...expression, left: holds(expression.left), right: holds(expression.right) });
    case "once":
      return change({ ...expression, of: holds(expression.of) });
    case "clip":
      return change({ ...expression, of: inner(expression.of), threshold: inner(expression.threshold) });
    case "ended":
      return change({ ...expression, last: inner(expression.last), until: inner(expression.until) });
    default:
      return change(expression);
  }
};

/** The expression before the step instead of after it. */
export const before = (expression: Expression): Expression =>
  rewrite(expression, (part) =>
    (part.kind === "read" || part.kind === "norm") && part.source === "next"
      ? { ...part, source: "state" }
      : part.kind === "flag"
        ? { ...part, of: { ...part.of, source: "state" } }
        : part,
  );

/** Every part, outermost last. */
export const parts = (expression: Expression): Expression[] => {
  const found: Expression[] = [];
  rewrite(expression, (part) => {
    found.push(part);
    return part;
  });
  return found;
};

/** What a term is about: the fields that it reads, whichever side of the step, sorted and joined. */
export const subjectOf = (expression: Expression): string =>
  [
    ...new Set(
      parts(expression).flatMap((part) => {
        if (part.kind === "ended") return ["terminated"];
        if (part.kind !== "read" && part.kind !== "norm" && part.kind !== "flag") return [];
        const { source, path } = part.kind === "flag" ? part.of : part;
        const index = part.kind === "read" && part.index !== null ? `[${part.index}]` : "";
        return [`${source === "action" ? "action." : ""}${path}${index}`];
      }),
    ),
  ]
    .sort()
    .join(" ");
