/** Functions of one number that NumPy, torch and jax.numpy call alike, by JavaScript's name. */
export const unary = {
  abs: "abs",
  acos: "arccos",
  acosh: "arccosh",
  asin: "arcsin",
  asinh: "arcsinh",
  atan: "arctan",
  atanh: "arctanh",
  cbrt: "cbrt",
  ceil: "ceil",
  cos: "cos",
  cosh: "cosh",
  exp: "exp",
  expm1: "expm1",
  floor: "floor",
  log: "log",
  log10: "log10",
  log1p: "log1p",
  log2: "log2",
  sin: "sin",
  sinh: "sinh",
  sqrt: "sqrt",
  tan: "tan",
  tanh: "tanh",
  trunc: "trunc",
} as const;

export type Unary = keyof typeof unary;

export const isUnary = (op: string): op is Unary => Object.hasOwn(unary, op);

type Arithmetic = "+" | "-" | "*" | "/" | "negative";
type Binary = "%" | "**" | "atan2" | "hypot" | "max" | "min";
type Comparison = "<" | "<=" | ">" | ">=" | "==" | "!=";
export type Logic = "and" | "or" | "not" | "same";
type Test = "isFinite" | "isNaN";

export type Operation =
  | Arithmetic
  | Binary
  | Comparison
  | Logic
  | Test
  | Unary
  | "constant"
  | "input"
  /** 1 or 0 for a boolean. */
  | "number"
  | "choose"
  /** A Python number as an array. */
  | "array";

export type Fold = (...given: number[]) => number | boolean;

/** What an operation gives of constants, in JavaScript's own arithmetic. */
export const folds: Partial<Record<Operation, Fold>> = {
  "+": (a, b) => (a as number) + (b as number),
  "-": (a, b) => (a as number) - (b as number),
  "*": (a, b) => (a as number) * (b as number),
  "/": (a, b) => (a as number) / (b as number),
  "%": (a, b) => (a as number) % (b as number),
  "**": (a, b) => (a as number) ** (b as number),
  negative: (a) => -(a as number),
  atan2: Math.atan2 as Fold,
  hypot: Math.hypot,
  max: Math.max,
  min: Math.min,
  "<": (a, b) => (a as number) < (b as number),
  "<=": (a, b) => (a as number) <= (b as number),
  ">": (a, b) => (a as number) > (b as number),
  ">=": (a, b) => (a as number) >= (b as number),
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  isFinite: Number.isFinite as Fold,
  isNaN: Number.isNaN as Fold,
};

/** Python computes these with its own numbers as an array does. */
export const arithmetic: ReadonlySet<Operation> = new Set<Operation>(["+", "-", "*", "/", "negative"]);
/** torch takes nothing but tensors here. */
export const ofArrays: ReadonlySet<Operation> = new Set<Operation>(["%", "atan2", "hypot"]);
export const booleans: ReadonlySet<Operation> = new Set<Operation>([
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
  "isFinite",
  "isNaN",
  "and",
  "or",
  "not",
  "same",
]);
