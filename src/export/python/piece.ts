import { group, indent, line, softLine, choice, type Doc } from "./layout.ts";

/** How tightly Python's constructs bind; higher binds tighter. */
export const Binds = {
  lambda: 1,
  conditional: 2,
  or: 3,
  and: 4,
  not: 5,
  comparison: 6,
  additive: 7,
  multiplicative: 8,
  unary: 9,
  primary: 10,
} as const;

/** A Python expression: its text, and how tightly it binds. */
export type Piece = {
  doc: Doc;
  binds: number;
  /** Of Python's type int: a counter or a length, exact as a float, but not to be computed with beyond one step. */
  integer?: true;
  /** Reading it twice is the same as reading it once, and no longer. */
  simple?: true;
};

export const atom = (doc: Doc): Piece => ({ doc, binds: Binds.primary });
export const simple = (doc: Doc): Piece => ({ doc, binds: Binds.primary, simple: true });

export const parenthesized = (doc: Doc): Doc => group(["(", indent([softLine, doc]), softLine, ")"]);

/** The piece as an operand of something that binds at least this tightly. */
export const operand = (piece: Piece, binds: number): Doc =>
  piece.binds < binds ? parenthesized(piece.doc) : piece.binds === binds ? piece.doc : group(piece.doc);

/** `(a, b)`, `[a, b]`: one line, or one element a line with a comma behind the last. */
export const enclosed = (open: string, elements: readonly Doc[], close: string): Doc =>
  elements.length === 0
    ? open + close
    : group([
        open,
        indent([softLine, ...elements.flatMap((element, index) => (index === 0 ? [element] : [",", line, element]))]),
        ...(elements.length > 1 ? [choice(",", "")] : []),
        softLine,
        close,
      ]);

export const call = (callee: Doc, ...given: readonly Doc[]): Piece => atom([callee, enclosed("(", given, ")")]);

export const subscript = (base: Piece, index: Doc): Piece => ({
  doc: [operand(base, Binds.primary), "[", index, "]"],
  binds: Binds.primary,
  ...(base.simple === true ? { simple: true as const } : {}),
});

export const binary = (left: Piece, operator: string, right: Piece, binds: number): Piece => ({
  // Python's operators associate to the left; comparisons would chain.
  doc: [operand(left, binds === Binds.comparison ? binds + 1 : binds), line, `${operator} `, operand(right, binds + 1)],
  binds,
});

export const conditional = (condition: Piece, yes: Piece, no: Piece): Piece => ({
  doc: [
    operand(yes, Binds.conditional + 1),
    line,
    "if ",
    operand(condition, Binds.conditional + 1),
    line,
    "else ",
    no.doc,
  ],
  binds: Binds.conditional,
});

/** An expression as the whole of a statement's right side: in parentheses where it needs more than a line. */
export const wrapped = (piece: Piece): Doc =>
  piece.binds === Binds.primary
    ? group(piece.doc)
    : group([choice("(", ""), indent([softLine, piece.doc]), softLine, choice(")", "")]);

/** A number as a float literal of Python's. */
export const numberPiece = (value: number): Piece => {
  if (Number.isNaN(value)) return simple("math.nan");
  if (!Number.isFinite(value)) return value > 0 ? simple("math.inf") : { doc: "-math.inf", binds: Binds.unary };
  const text = String(value);
  const literal = /[.e]/.test(text) ? text : `${text}.0`;
  return value < 0 || Object.is(value, -0)
    ? { doc: Object.is(value, -0) ? "-0.0" : literal, binds: Binds.unary }
    : simple(literal);
};

/** A number that may be an int, as a float. */
export const floated = (piece: Piece): Piece => (piece.integer === true ? call("float", piece.doc) : piece);

export const quoted = (text: string): string => JSON.stringify(text);
