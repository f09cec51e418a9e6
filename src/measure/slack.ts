import { aggregates, pointwise } from "./functions.ts";
import { constantOf } from "./evaluate.ts";
import type { Operator } from "./tree.ts";
import type { Typed } from "./typed.ts";

/** Place and type of a number that stands in for another: nobody reads the place. */
const plain = ({ from, to, type }: Typed) => ({ from, to, type: { ...type, kind: "number" as const } });

const minus = (left: Typed, right: Typed): Typed => ({ ...plain(left), kind: "binary", operator: "-", left, right });

/** Of the bound, where that is a number other than 0; else in the units of what is compared. */
const relative = (difference: Typed, bound: number | null): Typed =>
  bound === null || bound === 0
    ? difference
    : {
        ...plain(difference),
        kind: "binary",
        operator: "/",
        left: difference,
        right: { ...plain(difference), kind: "number", value: Math.abs(bound) },
      };

const comparison = (
  { operator, left, right }: { operator: Operator; left: Typed; right: Typed },
  isWanted: boolean,
): Typed | null => {
  if (operator === "==" || operator === "!=") return null;
  const bound = constantOf(right) ?? constantOf(left);
  return relative(operator.startsWith("<") === isWanted ? minus(right, left) : minus(left, right), bound);
};

const extreme = (name: "min" | "max", parts: readonly Typed[]): Typed => {
  const [first] = parts as [Typed];
  const operation = pointwise[name] as (typeof pointwise)[string];
  return { ...plain(first), kind: "pointwise", name, operation, inner: [...parts] };
};

const over = (name: "min" | "max", inner: Typed): Typed => {
  const aggregate = aggregates[name] as (typeof aggregates)[string];
  return { ...plain(inner), kind: "aggregate", name, aggregate, inner };
};

const throughout: ReadonlySet<string> = new Set(["always", "all"]);
const somewhere: ReadonlySet<string> = new Set(["sometimes", "any"]);

/**
 * How far a condition (or, not wanted, its opposite) is from turning over, as an expression: the robustness of signal
 * temporal logic (Donzé and Maler 2010), above 0 where it is kept. Of an `and` what is told by yes and no alone is left
 * out. Null where nothing of it is a distance.
 */
export const slackOf = (node: Typed, isWanted = true): Typed | null => {
  if (node.kind === "not") return slackOf(node.inner, !isWanted);
  if (node.kind === "aggregate") {
    if (!throughout.has(node.name) && !somewhere.has(node.name)) return null;
    const inner = slackOf(node.inner, isWanted);
    return inner && over(throughout.has(node.name) === isWanted ? "min" : "max", inner);
  }
  if (node.kind !== "binary") return null;
  if (node.operator !== "and" && node.operator !== "or") return comparison(node, isWanted);
  const parts = [node.left, node.right].map((part) => slackOf(part, isWanted));
  const told = parts.filter((part) => part !== null);
  if ((node.operator === "and") === isWanted) return told.length === 0 ? null : extreme("min", told);
  return told.length < parts.length ? null : extreme("max", told);
};
