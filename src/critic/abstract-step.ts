import type { Random } from "../core/random.ts";
import { isField } from "../simulator/fields.ts";
import type { EnvironmentSpec, Field, FieldTree } from "../simulator/types.ts";
import { nothingRead, type BooleanValue, type NumberValue, type Value } from "./abstract-value.ts";
import { isPoint, point, type Interval } from "./intervals.ts";
import { dimensionless, parseUnit, seconds, type Unit } from "./units.ts";

/** Draws one number of each field instead of its whole range. */
export type Draw = Random | null;

export const numberOf = (
  name: string,
  { range, unit, draw, key = name }: { range: Interval; unit: Unit | null; draw: Draw; key?: string },
): NumberValue => ({
  kind: "number",
  ...(draw === null || isPoint(range) ? range : point(drawn(range, draw))),
  unit,
  scale: 1,
  key: draw === null ? key : "",
  reads: new Set([name]),
});

/** Unbounded ends are drawn from within ten of the other one, or of 0. */
const drawn = ({ lo, hi }: Interval, draw: Random): number => {
  const low = Number.isFinite(lo) ? lo : Math.min(Number.isFinite(hi) ? hi - 10 : -10, -10);
  const high = Number.isFinite(hi) ? hi : Math.max(low + 10, 10);
  return draw.between(low, high);
};

export const booleanOf = (
  name: string,
  { canBe, draw }: { canBe: BooleanValue["canBe"]; draw: Draw },
): BooleanValue => {
  const isDrawn = draw !== null && canBe.true && canBe.false;
  const value = isDrawn && draw.between(0, 1) < 0.5;
  return {
    kind: "boolean",
    canBe: isDrawn ? { true: value, false: !value } : canBe,
    reads: new Set([name]),
    facts: { true: [], false: [] },
  };
};

const fieldValue = (field: Field, { name, draw }: { name: string; draw: Draw }): Value => {
  if (field.type === "boolean") return booleanOf(name, { canBe: { true: true, false: true }, draw });
  const range = { lo: field.range[0], hi: field.range[1] };
  const unit = parseUnit(field.unit);
  if (field.size === undefined) return numberOf(name, { range, unit, draw });
  const items = Array.from({ length: field.size }, (_, index) =>
    numberOf(name, { range, unit, draw, key: `${name}.${index}` }),
  );
  return { kind: "vector", items, isWhole: true };
};

const treeValue = (tree: FieldTree, { name, draw }: { name: string; draw: Draw }): Value => ({
  kind: "record",
  name,
  entries: new Map(
    Object.entries(tree).map(([child, node]) => [
      child,
      isField(node)
        ? fieldValue(node, { name: `${name}.${child}`, draw })
        : treeValue(node, { name: `${name}.${child}`, draw }),
    ]),
  ),
});

/** The step that `terms` is given: every field at its whole range, or one number drawn from it. */
export const stepValue = (
  spec: EnvironmentSpec,
  { memory, draw }: { memory: ReadonlyMap<string, Value>; draw: Draw },
): Value => ({
  kind: "record",
  entries: new Map<string, Value>([
    ["state", treeValue(spec.state, { name: "state", draw })],
    ["next", treeValue(spec.state, { name: "next", draw })],
    ["action", treeValue(spec.action, { name: "action", draw })],
    ["memory", { kind: "record", name: "memory", entries: new Map(memory) }],
    ["dt", { kind: "number", ...point(spec.dt), unit: seconds, scale: 1, key: "dt", reads: nothingRead }],
    ["time", numberOf("time", { range: { lo: 0, hi: spec.maxSteps * spec.dt }, unit: seconds, draw })],
    ["terminated", booleanOf("terminated", { canBe: { true: !neverEnds(spec), false: true }, draw })],
  ]),
});

const neverEnds = ({ termination }: EnvironmentSpec): boolean =>
  /^(never|none|no termination)\b/i.test(termination.trim());

export const cellValue = (
  name: string,
  { range, unit, draw }: { range: Interval; unit: Unit | null; draw: Draw },
): NumberValue => numberOf(`memory.${name}`, { range, unit, draw });

export const plain = dimensionless;
