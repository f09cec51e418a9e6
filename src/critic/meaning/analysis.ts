import type { ts } from "ts-morph";
import type * as interval from "./intervals.ts";
import type { ReportedRule } from "./rules/reported.ts";
import { isDimensionless } from "../../core/units.ts";
import { isConstant, type NumberValue } from "./value.ts";

/** What all parts of the analysis share: where findings go, what expressions are called by, what is known of them. */
export type Analysis = {
  report(rule: ReportedRule, node: ts.Node, message: string): void;
  /** A short name for an expression over keys; "" where a part has none. */
  key(operation: string, parts: readonly NumberValue[]): string;
  /** The key that this one is the absolute value of. */
  absolutes: Map<string, string>;
  /** Keys that are known not to be 0 here. */
  isNonZero(key: string): boolean;
};

export const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  a.size === 0 ? b : b.size === 0 || a === b ? a : new Set([...a, ...b]);

export const isLiteral = (value: NumberValue): boolean =>
  isConstant(value) && value.unit !== null && isDimensionless(value.unit);

/** What a message calls a number: the fields it comes from. */
export const named = ({ reads }: NumberValue): string => {
  const names = [...reads].slice(0, 3).map((name) => `'${name}'`);
  return names.length === 0 ? "a constant" : names.join(", ");
};

export const rangeText = ({ lo, hi }: interval.Interval): string => {
  const text = (end: number): string =>
    end === Infinity ? "∞" : end === -Infinity ? "−∞" : String(Number(end.toPrecision(3))).replace("-", "−");
  return `${text(lo)} … ${text(hi)}`;
};
