import * as fc from "fast-check";
import { expect, test } from "vitest";
import { crossover } from "../../src/reward/crossover.ts";
import { addTerm, removeTerm, renameTerm, setWeights } from "../../src/reward/edit.ts";
import { printReward } from "../../src/reward/print.ts";
import type { RewardProgram } from "../../src/reward/program.ts";
import { parsed, samples, typeErrors } from "./walker.ts";
import { runReward, step } from "./run.ts";

const number = fc.double({ min: -100, max: 100, noNaN: true });
const steps = fc.array(fc.array(number, { minLength: 8, maxLength: 9 }), { minLength: 1, maxLength: 4 });
const sample = fc.constantFrom(...Object.keys(samples)).map((name) => parsed(samples[name] as string));
const sampleAndTerm = sample.chain((program) =>
  fc.tuple(fc.constant(program), fc.constantFrom(...Object.keys(program.weights))),
);
const run = (program: RewardProgram, rows: readonly (readonly number[])[]) =>
  runReward(
    program,
    rows.map((row) => step(row)),
  );
const sound = (program: RewardProgram): void => {
  expect(typeErrors(program.source)).toEqual([]);
  expect(Object.keys(program.terms)).toEqual(Object.keys(program.weights));
  expect(printReward(parsed(printReward(program)))).toBe(printReward(program));
};
const few = { numRuns: 8 };

test("setWeights changes numbers and nothing else", () => {
  fc.assert(
    fc.property(sampleAndTerm, number, steps, ([program, name], weight, rows) => {
      const edited = setWeights(program, { [name]: weight });
      sound(edited);
      expect(edited.weights).toEqual({ ...program.weights, [name]: weight === 0 ? 0 : weight });
      expect(run(edited, rows)).toEqual(run(program, rows));
    }),
    few,
  );
});

test("renameTerm renames everywhere and computes the same", () => {
  fc.assert(
    fc.property(sampleAndTerm, steps, ([program, name], rows) => {
      const edited = renameTerm(program, { from: name, to: "renamed" });
      sound(edited);
      expect(Object.keys(edited.weights)).toEqual(
        Object.keys(program.weights).map((old) => (old === name ? "renamed" : old)),
      );
      expect(edited.sparse).toEqual(program.sparse.map((old) => (old === name ? "renamed" : old)));
      const values = run(edited, rows).map(({ renamed, ...others }) => ({ ...others, [name]: renamed }));
      expect(values).toEqual(run(program, rows));
      expect(renameTerm(edited, { from: "renamed", to: name }).weights).toEqual(program.weights);
    }),
    few,
  );
});

test("removeTerm leaves the other terms as they were", () => {
  fc.assert(
    fc.property(sampleAndTerm, steps, ([program, name], rows) => {
      const edited = removeTerm(program, name);
      sound(edited);
      expect(run(edited, rows)).toEqual(run(program, rows).map(({ [name]: _gone, ...others }) => others));
    }),
    few,
  );
});

test("removeTerm takes along what only the term used", () => {
  const source = printReward(removeTerm(parsed(samples["plain"] as string), "forward"));
  expect(source).not.toMatch(/helper|scale|memory|initial|gain|next/);
  expect(source).toContain("norm(action.torque)");
});

test("addTerm provides what the expression needs and keeps the rest", () => {
  fc.assert(
    fc.property(sample, steps, (program, rows) => {
      const edited = addTerm(program, {
        name: "fresh",
        weight: 0.5,
        expression: "sum(action.torque) * dt - state.torso.x",
      });
      sound(edited);
      expect(edited.weights["fresh"]).toBe(0.5);
      const values = run(edited, rows);
      expect(values.map(({ fresh: _fresh, ...others }) => others)).toEqual(run(program, rows));
      for (const [index, row] of rows.entries()) {
        const at = (place: number) => row[place % row.length] as number;
        expect(values[index]?.["fresh"]).toBeCloseTo((at(2) + at(3) + at(4)) * 0.01 - at(0), 9);
      }
    }),
    few,
  );
});

test("crossover brings terms with helpers, locals and memory, under names of their own", () => {
  const pairs = [
    ["plain", "arrow"],
    ["arrow", "plain"],
    ["branches", "arrow"],
    ["branches", "plain"],
    ["plain", "plain"],
    ["arrow", "arrow"],
  ] as const;
  fc.assert(
    fc.property(fc.constantFrom(...pairs), steps, ([first, second], rows) => {
      const program = parsed(samples[first] as string);
      const other = parsed(samples[second] as string);
      const child = crossover(program, { other, terms: Object.keys(other.weights) }) as RewardProgram;
      sound(child);
      const own = run(program, rows);
      const foreign = run(other, rows);
      const fromOther = Object.keys(child.weights).slice(Object.keys(program.weights).length);
      expect(fromOther.map((name) => child.weights[name])).toEqual(Object.values(other.weights));
      for (const [index, values] of run(child, rows).entries()) {
        for (const name of Object.keys(program.weights)) expect(values[name]).toEqual(own[index]?.[name]);
        for (const [place, name] of Object.keys(other.weights).entries()) {
          expect(values[fromOther[place] as string]).toEqual(foreign[index]?.[name]);
        }
      }
    }),
    { numRuns: 8 },
  );
});

test.each([
  ["itself", samples["kept"]],
  ["a program without memory", samples["branches"]],
  [
    "one with the same names for other things",
    `import type { Step } from "environment";
export const weights = { gain: 1 };
export const initial = { height: 3, arrived: 4 };
const once = 2;
export function terms({ next, memory }: Step<typeof initial>) {
  const delta = next.torso.x - memory.height;
  const change = delta * once;
  memory.height = next.torso.x;
  return { gain: change + memory.arrived };
}
`,
  ],
  [
    "one that calls them otherwise",
    `import { delta, once as clip } from "reward";
import type { Step } from "environment";
export const weights = { gain: 1, first: 1 };
export const initial = { height: 3, arrived: 0 };
export const terms = ({ next, memory }: Step<typeof initial>) => ({
  gain: delta(memory, "height", next.torso.x),
  first: clip(memory, "arrived", next.torso.height > 0),
});
`,
  ],
])("cells that calls keep, and the calls, get names of their own in %s", (_name, source) => {
  const program = parsed(source as string);
  const other = parsed(samples["kept"] as string);
  const rows = [
    [0.2, 0.1, 1, -1, 0.5],
    [1, 0.7, 2, 0.3, 1],
    [0.9, -2, 0.4, 3, 2],
  ];
  const child = crossover(program, { other, terms: Object.keys(other.weights) }) as RewardProgram;
  sound(child);
  const [own, foreign] = [run(program, rows), run(other, rows)];
  for (const [index, values] of run(child, rows).entries()) {
    expect(Object.values(values)).toEqual([...Object.values(own[index] ?? {}), ...Object.values(foreign[index] ?? {})]);
  }
  expect(Object.keys(child.initial)).toHaveLength(Object.keys(program.initial).length + 2);
  // And what nothing uses any more goes, cell and import included.
  const rise = Object.keys(child.weights).at(-3) as string;
  const less = removeTerm(child, rise);
  sound(less);
  expect(Object.keys(less.initial)).toHaveLength(Object.keys(program.initial).length + 1);
});

test("crossover takes only what the chosen term needs", () => {
  const child = crossover(parsed(samples["branches"] as string), {
    other: parsed(samples["arrow"] as string),
    terms: ["upright"],
  });
  expect(child?.source).toContain("helper(state.torso.pitch)");
  expect(child?.source).not.toMatch(/memory|gain|for \(/);
});

test("a program with several returns cannot be cut apart", () => {
  expect(
    crossover(parsed(samples["plain"] as string), { other: parsed(samples["branches"] as string), terms: ["alive"] }),
  ).toBeNull();
});

test.each([
  ["an unknown term", () => setWeights(parsed(samples["plain"] as string), { nope: 1 })],
  ["an infinite weight", () => setWeights(parsed(samples["plain"] as string), { forward: Infinity })],
  ["a taken name", () => renameTerm(parsed(samples["plain"] as string), { from: "forward", to: "effort" })],
  ["an odd name", () => addTerm(parsed(samples["plain"] as string), { name: "a-b", weight: 1, expression: "1" })],
  [
    "half an expression",
    () => addTerm(parsed(samples["plain"] as string), { name: "fresh", weight: 1, expression: "1 +" }),
  ],
  ["the last term", () => removeTerm(removeTerm(parsed(samples["plain"] as string), "forward"), "effort")],
])("%s is the caller's mistake", (_name, edit) => expect(edit).toThrow(RangeError));
