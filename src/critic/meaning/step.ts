import { isField, isStill } from "../../core/fields.ts";
import type { EnvironmentSpec, Field, FieldTree } from "../../core/spec.ts";
import { neverEnds } from "../../core/never-ends.ts";
import { elementName, rangeOf, timeRange } from "./field-facts.ts";
import { point, type Interval } from "./intervals.ts";
import type { Point } from "./points.ts";
import { parseUnit, seconds, type Unit } from "../../core/units.ts";
import { nothingRead, type BooleanValue, type NumberValue, type Value } from "./value.ts";

/** The whole range; `numbersAt` puts it to a point. */
export const numberOf = (
  name: string,
  { range, unit, key = name }: { range: Interval; unit: Unit | null; key?: string },
): NumberValue => ({ kind: "number", ...range, unit, scale: 1, key, reads: new Set([name]) });

const booleanOf = (name: string, canBe: BooleanValue["canBe"]): BooleanValue => ({
  kind: "boolean",
  canBe,
  reads: new Set([name]),
  facts: { true: [], false: [] },
});

const fieldValue = (field: Field, name: string): Value => {
  if (field.type === "boolean") return booleanOf(name, { true: true, false: true });
  const range = rangeOf(field);
  const unit = parseUnit(field.unit);
  // What stays where it is, is one number before and after the action.
  const same = isStill(field) ? name.replace(/^next\./, "state.") : name;
  if (field.size === undefined) return numberOf(name, { range, unit, key: same });
  const items = Array.from({ length: field.size }, (_, index) =>
    numberOf(elementName(name, { field, index }), { range: rangeOf(field, index), unit, key: `${same}.${index}` }),
  );
  return { kind: "vector", items, isWhole: true };
};

const treeValue = (tree: FieldTree, name: string): Value => ({
  kind: "record",
  name,
  entries: new Map(
    Object.entries(tree).map(([child, node]) => {
      const inner = `${name}.${child}`;
      return [child, isField(node) ? fieldValue(node, inner) : treeValue(node, inner)];
    }),
  ),
});

/** The step that `terms` is given, every field at its whole range. */
export const stepValue = (spec: EnvironmentSpec, memory: ReadonlyMap<string, NumberValue>): StepValue => ({
  kind: "record",
  entries: new Map<string, Value>([
    ["state", treeValue(spec.state, "state")],
    ["next", treeValue(spec.state, "next")],
    ["action", treeValue(spec.action, "action")],
    ["dt", { kind: "number", ...point(spec.dt), unit: seconds, scale: 1, key: "dt", reads: nothingRead }],
    ["time", numberOf("time", { range: timeRange(spec), unit: seconds })],
    ["terminated", booleanOf("terminated", { true: !neverEnds(spec), false: true })],
    ["memory", { kind: "record", name: "memory", entries: new Map(memory) }],
  ]),
});

type StepValue = Extract<Value, { kind: "record" }>;

/**
 * The same step at single points, of which many are looked at: the returned value is one for all of them, and holds the
 * point that it was last put to. Its numbers have no names: at a point only what they are counts.
 */
export const movableStep = (step: StepValue): { value: Value; moveTo(point: Point): void } => {
  const movers: ((point: Point) => void)[] = [];
  const copied = (value: Value, key: string): Value => {
    if (value.kind === "number") {
      if (key === "dt") return { ...value, key: "" };
      const number = { ...value, key: "" };
      movers.push((to) => (number.lo = number.hi = to.get(key) ?? NaN));
      return number;
    }
    if (value.kind === "boolean") {
      const truth = { ...value, canBe: { ...value.canBe } };
      if (value.canBe.true && value.canBe.false)
        movers.push(
          (to) => (truth.canBe = to.get(key) === 0 ? { true: false, false: true } : { true: true, false: false }),
        );
      return truth;
    }
    if (value.kind === "vector")
      return { ...value, items: value.items.map((item, index) => copied(item, `${key}.${index}`)) };
    if (value.kind !== "record") return value;
    const entries = [...value.entries].map(([name, entry]): [string, Value] => [
      name,
      copied(entry, key === "" ? name : `${key}.${name}`),
    ]);
    return { ...value, entries: new Map(entries) };
  };
  return { value: copied(step, ""), moveTo: (to) => movers.forEach((move) => move(to)) };
};
