import { actionLayout, stateLayout, rangeAt } from "../../core/fields.ts";
import { allLanes, hasEnded, rowOf, same } from "./records.ts";
import type { Check, Finding } from "./types.ts";

const shapes: Check["check"] = async ({ environment: { spec }, create }) => {
  const count = 3;
  const lanes = await create({ count });
  const expected = [
    ["count", lanes.count, count],
    ["state.length", lanes.state.length, count * stateLayout(spec).width],
    ["observation.length", lanes.observation.length, count * spec.observation.labels.length],
    ["applied.length", lanes.applied.length, count * actionLayout(spec).width],
    ["terminated.length", lanes.terminated.length, count],
    ["truncated.length", lanes.truncated.length, count],
    ["invalid.length", lanes.invalid.length, count],
  ] as const;
  return expected
    .filter(([, actual, wanted]) => actual !== wanted)
    .map(([name, actual, wanted]) => ({
      message: `${name} is ${actual}, the spec says ${wanted} for ${count} lanes`,
      hint: "Arrays are lanes × width; the spec's fields and observation labels give the widths.",
    }));
};

/** Values of all columns along random episodes, and the first impossible one. */
const values: Check["check"] = async ({ environment: { spec }, create, actions }) => {
  const lanes = await create({ count: 4 });
  const { columns, entries } = stateLayout(spec);
  const isBoolean = new Uint8Array(columns.length);
  for (const { offset, field } of entries) if (field.type === "boolean") isBoolean[offset] = 1;
  const inside = new Float64Array(columns.length);
  const bounds = entries.flatMap(({ field, size }) =>
    Array.from({ length: size }, (_, element) => rangeAt(field, element)),
  );
  const guessed = entries.flatMap(({ field, size }) => Array<boolean>(size).fill(field.guessed === true));
  const problems = new Map<string, Omit<Finding, "rule">>();
  let rows = 0;
  const look = (lane: number): void => {
    rows++;
    rowOf(lanes.state, { lane, count: lanes.count }).forEach((value, column) => {
      const name = columns[column] as string;
      const [low, high] = bounds[column] as readonly [number, number];
      if (!Number.isFinite(value)) {
        problems.set(name, {
          message: `state.${name} is ${value}`,
          hint: "Flag the lane `invalid` and keep its last finite state.",
        });
      } else if (isBoolean[column] === 1 && value !== 0 && value !== 1) {
        problems.set(name, { message: `the boolean state.${name} is ${value}`, hint: "Write 0 or 1." });
      }
      // Rounding at an end of the range is not a value outside it.
      const slack = 1e-6 * (Number.isFinite(high - low) ? high - low : 1);
      if (value >= low - slack && value <= high + slack) inside[column] = (inside[column] as number) + 1;
    });
    rowOf(lanes.observation, { lane, count: lanes.count }).forEach((value, column) => {
      if (!Number.isFinite(value)) {
        const label = spec.observation.labels[column] as string;
        problems.set(label, { message: `observation '${label}' is ${value}`, hint: "Observations must be finite." });
      }
    });
  };
  lanes.reset(allLanes(4));
  for (let step = 0; step < 400; step++) {
    lanes.step(actions(4, { seed: step }));
    for (const lane of allLanes(4)) {
      look(lane);
      if (hasEnded(lanes, lane)) lanes.reset([lane]);
    }
  }
  columns.forEach((name, column) => {
    if (!guessed[column] && !problems.has(name) && (inside[column] as number) < rows / 2) {
      problems.set(name, {
        message: `state.${name} lies outside its range [${(bounds[column] as readonly number[]).join(", ")}] in most steps of random episodes`,
        hint: "Give the values met in practice: probes, intervals and plots use them.",
      });
    }
  });
  return [...problems.values()];
};

const extremes: Check["check"] = async ({ environment: { spec }, create, actions }) => {
  const problems = new Map<string, Omit<Finding, "rule">>();
  const lanes = await create({ count: 4, seed: 9 });
  const { columns, entries } = actionLayout(spec);
  const ranges = entries.flatMap(({ field, size }) => Array.from({ length: size }, () => field.range));
  const rows = spec.control.kind === "discrete" ? spec.control.actions.map(({ values: row }) => row) : undefined;
  lanes.reset(allLanes(4));
  for (let step = 0; step < 200; step++) {
    lanes.step(actions(4, { seed: step, wild: true }));
    if (![...lanes.state, ...lanes.observation].every(Number.isFinite)) {
      problems.set("finite", {
        message: "state or observation is not finite under extreme or NaN actions",
        hint: "Clip the action to its range, count NaN as 0, and flag a blow-up as `invalid` with the last finite state kept.",
      });
    }
    for (const lane of allLanes(4)) {
      const applied = rowOf(lanes.applied, { lane, count: 4 });
      const allowed =
        rows === undefined
          ? applied.every((value, column) => {
              const [low, high] = ranges[column] as readonly [number, number];
              return value >= low && value <= high;
            })
          : rows.some((row) => same(row, applied));
      if (!allowed) {
        problems.set("applied", {
          message: `applied (${columns.map((name, column) => `${name} = ${applied[column]}`).join(", ")}) is not an allowed action`,
          hint: "applied holds the action after clipping, or the values of the discrete action taken.",
        });
      }
      if (hasEnded(lanes, lane)) lanes.reset([lane]);
    }
  }
  return [...problems.values()];
};

const identity: Check["check"] = async ({ create, actions }) => {
  const lanes = await create({ count: 2 });
  const names = ["state", "observation", "applied", "terminated", "truncated", "invalid"] as const;
  const before = names.map((name) => lanes[name]);
  lanes.reset([0, 1]);
  for (let step = 0; step < 5; step++) lanes.step(actions(2, { seed: step }));
  lanes.reset([0]);
  return names
    .filter((name, index) => lanes[name] !== before[index] || lanes[name].length === 0)
    .map((name) => ({
      message: `'${name}' is another array after step or reset`,
      hint: "The arrays are allocated once in create; step and reset write into them.",
    }));
};

/** What the arrays are and hold. */
export const valueChecks: readonly Check[] = [
  { rule: "shapes", check: shapes },
  { rule: "values", check: values },
  { rule: "extremes", check: extremes },
  { rule: "identity", check: identity },
];
