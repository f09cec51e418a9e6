import { parseExpression } from "./parse.ts";
import { Unreadable } from "./problems.ts";
import { isComparison, type Node, type Operator } from "./tree.ts";

/** Every value from `low` to `high`; the ends belong to it unless they are `open`. */
type Range = { low: number; high: number; openLow: boolean; openHigh: boolean };

/** What a constraint asks for at least: of a quantity, at every step or at some one, a value in a range. */
type Bound = { quantity: string; at: "every" | "some"; range: Range };

type Moments = Bound["at"];

const below = (high: number, open: boolean): Range => ({ low: -Infinity, high, openLow: true, openHigh: open });
const above = (low: number, open: boolean): Range => ({ low, high: Infinity, openLow: open, openHigh: true });
const exactly = (value: number): Range => ({ low: value, high: value, openLow: false, openHigh: false });

const isEmptyTogether = (one: Range, other: Range): boolean => {
  const low = Math.max(one.low, other.low);
  const high = Math.min(one.high, other.high);
  if (low !== high) return low > high;
  const isOpen = (range: Range): boolean =>
    (range.low === low && range.openLow) || (range.high === high && range.openHigh);
  return isOpen(one) || isOpen(other);
};

/** A name for what is written, whatever its spaces and brackets. */
const nameOf = (node: Node): string => {
  switch (node.kind) {
    case "number":
      return String(node.value);
    case "name":
      return node.name;
    case "call":
      return `${node.name}(${node.inner.map(nameOf).join(",")})`;
    case "not":
    case "negative":
      return `${node.kind}(${nameOf(node.inner)})`;
    case "binary":
      return `(${nameOf(node.left)}${node.operator}${nameOf(node.right)})`;
  }
};

const operations: Partial<Record<Operator, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "^": (left, right) => left ** right,
};

const numberIn = (node: Node): number | null => {
  if (node.kind === "number") return node.value;
  if (node.kind === "negative") {
    const inner = numberIn(node.inner);
    return inner === null ? null : -inner;
  }
  const operation = node.kind === "binary" ? operations[node.operator] : undefined;
  if (node.kind !== "binary" || operation === undefined) return null;
  const [left, right] = [numberIn(node.left), numberIn(node.right)];
  return left === null || right === null ? null : operation(left, right);
};

const mirrored: Partial<Record<Operator, Operator>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const opposite: Partial<Record<Operator, Operator>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "!=": "==",
  "==": "!=",
};

const rangeOf = (operator: Operator, bound: number): Range | null => {
  if (operator === "==") return exactly(bound);
  if (operator === "<" || operator === "<=") return below(bound, operator === "<");
  return operator === ">" || operator === ">=" ? above(bound, operator === ">") : null;
};

/** What a range of a quantity says of what stands in it: of a magnitude, of the extremes, mean and ends of a course. */
const impliedBy = ({ node, at, range }: { node: Node; at: Moments; range: Range }): Bound[] => {
  const own: Bound = { quantity: nameOf(node), at, range };
  const [inner, ...others] = node.kind === "call" ? node.inner : [];
  if (node.kind !== "call" || inner === undefined || others.length > 0) return [own];
  const { low, high, openLow, openHigh } = range;
  const [lower, upper] = [above(low, openLow), below(high, openHigh)];
  const of = (moments: Moments, within: Range): Bound[] => impliedBy({ node: inner, at: moments, range: within });
  switch (node.name) {
    case "abs":
      return [own, ...of(at, { low: -high, high, openLow: openHigh, openHigh })];
    case "max":
      return [own, ...of("every", upper), ...of("some", lower)];
    case "min":
      return [own, ...of("every", lower), ...of("some", upper)];
    case "first":
    case "last":
      return [own, ...of("some", range)];
    case "mean":
      return [own, ...of("some", lower), ...of("some", upper)];
    default:
      return [own];
  }
};

const compared = (
  { operator, left, right }: { operator: Operator; left: Node; right: Node },
  { at, isWanted }: { at: Moments; isWanted: boolean },
): Bound[] => {
  const asked = isWanted ? operator : opposite[operator];
  const [low, high] = [numberIn(left), numberIn(right)];
  if (asked === undefined) return [];
  if (low !== null)
    return compared({ operator: mirrored[asked] ?? asked, left: right, right: left }, { at, isWanted: true });
  if (high !== null) {
    const range = rangeOf(asked, high);
    return range === null ? [] : impliedBy({ node: left, at, range });
  }
  // Two quantities: by their difference, in an order that does not depend on how it was written.
  const isTurned = nameOf(left) > nameOf(right);
  const range = rangeOf(isTurned ? (mirrored[asked] ?? asked) : asked, 0);
  const names = isTurned ? [nameOf(right), nameOf(left)] : [nameOf(left), nameOf(right)];
  return range === null ? [] : [{ quantity: names.join(" less "), at, range }];
};

const throughout: ReadonlySet<string> = new Set(["always", "all"]);
const somewhere: ReadonlySet<string> = new Set(["sometimes", "any"]);

/** Bounds that all hold where the condition does; of an `or`, and of what is no bound, none. */
const boundsIn = (node: Node, { at, isWanted }: { at: Moments; isWanted: boolean }): Bound[] => {
  if (node.kind === "not") return boundsIn(node.inner, { at, isWanted: !isWanted });
  if (node.kind === "name") return [{ quantity: `${node.name} is set`, at, range: exactly(Number(isWanted)) }];
  if (node.kind === "call" && node.inner.length === 1 && (throughout.has(node.name) || somewhere.has(node.name)))
    return boundsIn(node.inner[0] as Node, { at: throughout.has(node.name) === isWanted ? "every" : "some", isWanted });
  if (node.kind !== "binary") return [];
  if (isComparison(node.operator)) return compared(node, { at, isWanted });
  if (node.operator !== (isWanted ? "and" : "or")) return [];
  // At one moment both hold, and so each at some moment.
  return [node.left, node.right].flatMap((part) => boundsIn(part, { at, isWanted }));
};

const boundsOf = (text: string): Bound[] => {
  try {
    return boundsIn(parseExpression(text), { at: "every", isWanted: true });
  } catch (thrown) {
    if (thrown instanceof Unreadable) return [];
    throw thrown;
  }
};

/**
 * Whether no episode could keep both constraints, as far as that can be seen from how they bound the same quantity; false
 * where it cannot. A constraint that never can be kept contradicts itself.
 */
export const areContradictory = (one: string, other: string): boolean => {
  const others = boundsOf(other);
  return boundsOf(one).some((left) =>
    others.some(
      (right) =>
        left.quantity === right.quantity &&
        (left.at === "every" || right.at === "every") &&
        isEmptyTogether(left.range, right.range),
    ),
  );
};
