import { expect, test } from "vitest";
import { defineEnvironment, defineSpec, defineTasks } from "../../src/simulator/define.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";
import { createPoint, pointSpec } from "./point.ts";

const x = pointSpec.state.point.x;
const spec: EnvironmentSpec = pointSpec;
const withField = (field: object): EnvironmentSpec => ({ ...spec, state: { a: { ...x, ...field } } });

test.each<[string, EnvironmentSpec, RegExp]>([
  ["a name with blanks", { ...spec, name: "my world" }, /name "my world" is not in kebab-case/],
  ["a kind that there is not", { ...spec, kind: "text" as never }, /kind "text" is none .*: control/],
  ["no summary", { ...spec, summary: " " }, /summary is empty/],
  ["dt of zero", { ...spec, dt: 0 }, /dt 0 is not/],
  ["infinite dt", { ...spec, dt: Infinity }, /dt Infinity is not/],
  ["half a step", { ...spec, maxSteps: 1.5 }, /maxSteps 1.5 is not/],
  ["no observation", { ...spec, observation: { labels: [] } }, /observation.labels is empty/],
  ["no state", { ...spec, state: {} }, /state has no fields/],
  ["an empty group", { ...spec, state: { a: {} } }, /state.a has no fields/],
  ["a name that is code", { ...spec, state: { "a; b": x } }, /'a; b' cannot be the name/],
  ["a name of the language", { ...spec, state: { constructor: x } }, /'constructor' cannot be the name/],
  ["a reversed range", withField({ range: [1, 0] }), /state.a: range \[1, 0\]/],
  ["a range that is not a number", withField({ range: [Number.NaN, 1] }), /state.a: range \[NaN, 1\]/],
  ["no unit", withField({ unit: "" }), /state.a: no unit/],
  ["a size of zero", withField({ size: 0 }), /state.a: size 0/],
  ["too few element names", withField({ size: 2, elements: ["one"] }), /1 element names for size 2/],
  ["a boolean vector", withField({ type: "boolean", size: 2 }), /a boolean has neither size/],
  [
    "an unbounded action",
    { ...spec, action: { push: { ...x, range: [0, Infinity] } } },
    /action.push: .* finite range/,
  ],
  ["one discrete action", discrete([{ label: "one", values: [1, 2, 3] }]), /1 discrete actions; at least 2/],
  [
    "a discrete action of the wrong width",
    discrete([
      { label: "one", values: [1] },
      { label: "two", values: [1, 2, 3] },
    ]),
    /action 'one' has 1 values for 3 action columns/,
  ],
])("refuses %s", (_name, wrong, message) => {
  expect(() => defineSpec(wrong)).toThrow(message);
  expect(() => defineEnvironment({ spec: wrong, create: createPoint })).toThrow(message);
});

function discrete(actions: { label: string; values: number[] }[]): EnvironmentSpec {
  return { ...spec, control: { kind: "discrete", actions } };
}

test("names every problem at once, and what to do", () => {
  expect(() => defineSpec({ ...spec, name: "", dt: -1 })).toThrow(
    expect.objectContaining({
      code: "environment/invalid-spec",
      exitCode: 2,
      action: expect.stringContaining("docs/"),
    }),
  );
  expect(() => defineSpec({ ...spec, name: "", dt: -1 })).toThrow(/name ""[^]*dt -1/);
});

const environment = defineEnvironment({ spec: pointSpec, create: createPoint });
const task = { name: "go", description: "Go.", fitness: () => 0, references: {}, steps: 1000 };

test("keeps the types of the spec for the tasks", () => {
  const [typed] = defineTasks(environment, [
    { ...task, fitness: (episode) => episode.state(0).point.x + (episode.action(0).fins[0] as number) },
  ]);
  expect(typed?.name).toBe("go");
});

test.each([
  ["a name in capitals", [{ ...task, name: "Go" }], /kebab-case/],
  ["a reserved name", [{ ...task, name: "none" }], /reserved/],
  ["a name used twice", [task, task], /two tasks are called 'go'/],
  ["no description", [{ ...task, description: "" }], /no description/],
  ["no steps", [{ ...task, steps: 0 }], /steps 0/],
  ["an option that is not declared", [{ ...task, options: { wind: "strong", rain: "no" } }], /an option 'rain'/],
])("refuses tasks with %s", (_name, tasks, message) => {
  const windy = { ...environment, options: { wind: { description: "The wind.", default: "none" } } };
  expect(() => defineTasks(windy, tasks)).toThrow(message);
});
