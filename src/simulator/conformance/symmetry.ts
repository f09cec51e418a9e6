import { actionLayout, stateLayout } from "../../core/fields.ts";
import { actionMirror, mirrored, stateMirror } from "../mirror.ts";
import type { EnvironmentSpec, Symmetry } from "../../core/spec.ts";
import type { Snapshot } from "../types.ts";
import { hasEnded } from "./records.ts";
import type { Bench, Check, Finding } from "./types.ts";

/** Places of an episode that are tried, and steps from one to the next. */
const points = 6;
const between = 7;
/** A solver that iterates does not mirror the last digits. */
const tolerance = 1e-5;

const symmetryHolds: Check["check"] = async (bench) => {
  const { symmetries = [] } = bench.environment.spec;
  const findings: Omit<Finding, "rule">[] = [];
  for (const symmetry of symmetries) {
    const problem = await firstDifference(bench, symmetry);
    if (problem === null) continue;
    findings.push({
      message: `symmetry '${symmetry.label}': ${problem}`,
      hint: "Declare a symmetry only where the physics has it, and list every field that changes sign or side.",
    });
  }
  return findings;
};

const firstDifference = async (
  { environment: { spec }, create, actions }: Bench,
  symmetry: Symmetry,
): Promise<string | null> => {
  const { snapshot: map } = symmetry;
  const original = await create({ count: 1, seed: 3 });
  const other = await create({ count: 1, seed: 4 });
  if (original.snapshot === undefined || map === undefined) return null;
  const numbers = new Float64Array(original.snapshot.width);
  original.reset([0]);
  other.reset([0]);
  for (let point = 0; point < points; point++) {
    for (let step = 0; step < between * point && !hasEnded(original, 0); step++) {
      original.step(actions(1, { seed: 100 * point + step }));
    }
    if (hasEnded(original, 0)) original.reset([0]);
    original.snapshot.save(0, numbers);
    const turned = numbers.slice();
    for (const [left, right] of map.swap ?? []) {
      turned[left] = numbers[right] as number;
      turned[right] = numbers[left] as number;
    }
    for (const index of map.negate ?? []) turned[index] = -(turned[index] as number);
    (other.snapshot as Snapshot).begin(0, turned);
    const action = actions(1, { seed: 1000 + point });
    const reflected = reflectedInput(spec, { symmetry, action });
    if (reflected === null) return "the mirror of a discrete action is none of the listed ones";
    original.step(action);
    other.step(reflected);
    const column = differing(spec, { symmetry, next: original.state, other: other.state });
    if (column !== null) {
      return `a mirrored state stepped with the mirrored action led to another '${column}' than the mirrored next state's`;
    }
    if (original.terminated[0] !== other.terminated[0]) return "the mirrored episode does not end when this one does";
  }
  return null;
};

/** What `step` takes for the mirrored action: the index of the listed action with the mirrored values, or numbers. */
const reflectedInput = (
  spec: EnvironmentSpec,
  { symmetry, action }: { symmetry: Symmetry; action: Float64Array },
): Float64Array | null => {
  const map = actionMirror(spec, symmetry);
  if (spec.control.kind === "continuous") return mirrored(action, map);
  const listed = spec.control.actions.map(({ values }) => values);
  const values = mirrored(Float64Array.from(listed[action[0] as number] ?? []), map);
  const index = listed.findIndex((each) => each.every((value, column) => value === values[column]));
  return index === -1 || values.length !== actionLayout(spec).width ? null : Float64Array.of(index);
};

const differing = (
  spec: EnvironmentSpec,
  { symmetry, next, other }: { symmetry: Symmetry; next: Float64Array; other: Float64Array },
): string | null => {
  const { entries, columns } = stateLayout(spec);
  const expected = mirrored(next, stateMirror(spec, symmetry));
  for (const { field, offset, size } of entries) {
    if (field.type === "boolean") continue;
    for (let column = offset; column < offset + size; column++) {
      const [want, got] = [expected[column] as number, other[column] as number];
      const off = Math.abs(want - got);
      const apart = field.periodic === true ? Math.min(off, Math.abs(2 * Math.PI - off)) : off;
      if (!(apart <= tolerance * (1 + Math.abs(want)))) return columns[column] as string;
    }
  }
  return null;
};

export const symmetryChecks: readonly Check[] = [{ rule: "symmetry", check: symmetryHolds }];
