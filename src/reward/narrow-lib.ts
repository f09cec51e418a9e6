/**
 * The whole world of a reward program, as far as the type checker knows: numbers, booleans, arrays that are only read,
 * and Math without chance. What is not here does not exist, so this text is an allow-list of globals and members by itself.
 * The empty interfaces are those that the checker cannot start without; empty is what keeps `constructor` unknown.
 */
export const narrowLibrary = `
interface Object {}
interface Function {}
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}
interface IArguments {}
interface RegExp {}
interface String {}
interface Boolean {}
interface Number {}

interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
  map<U>(callback: (value: T, index: number) => U): U[];
  filter(callback: (value: T, index: number) => boolean): T[];
  reduce(callback: (accumulated: T, value: T, index: number) => T): T;
  reduce<U>(callback: (accumulated: U, value: T, index: number) => U, initial: U): U;
  every(callback: (value: T, index: number) => boolean): boolean;
  some(callback: (value: T, index: number) => boolean): boolean;
  slice(start?: number, end?: number): T[];
  includes(value: T): boolean;
  indexOf(value: T): number;
}
interface Array<T> extends ReadonlyArray<T> {}

type Record<K extends string, V> = { [P in K]: V };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Partial<T> = { [P in keyof T]?: T[P] };

declare const NaN: number;
declare const Infinity: number;

declare const Number: {
  (value: number | boolean): number;
  isFinite(value: number): boolean;
  isNaN(value: number): boolean;
  readonly EPSILON: number;
};

declare const Math: {
  readonly E: number;
  readonly LN2: number;
  readonly LN10: number;
  readonly PI: number;
  readonly SQRT1_2: number;
  readonly SQRT2: number;
  abs(x: number): number;
  acos(x: number): number;
  acosh(x: number): number;
  asin(x: number): number;
  asinh(x: number): number;
  atan(x: number): number;
  atan2(y: number, x: number): number;
  atanh(x: number): number;
  cbrt(x: number): number;
  ceil(x: number): number;
  cos(x: number): number;
  cosh(x: number): number;
  exp(x: number): number;
  expm1(x: number): number;
  floor(x: number): number;
  hypot(...values: readonly number[]): number;
  log(x: number): number;
  log10(x: number): number;
  log1p(x: number): number;
  log2(x: number): number;
  max(...values: readonly number[]): number;
  min(...values: readonly number[]): number;
  pow(base: number, exponent: number): number;
  round(x: number): number;
  sign(x: number): number;
  sin(x: number): number;
  sinh(x: number): number;
  sqrt(x: number): number;
  tan(x: number): number;
  tanh(x: number): number;
  trunc(x: number): number;
};
`;

/** Globals that a program may name. */
export const allowedGlobals: ReadonlySet<string> = new Set(["Math", "Number", "NaN", "Infinity", "undefined"]);
