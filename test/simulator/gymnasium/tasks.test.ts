import { expect, test } from "vitest";
import { buildSpec } from "../../../src/simulator/gymnasium/build.ts";
import type { FieldsFile } from "../../../src/simulator/gymnasium/fields-file.ts";
import { tasksOf } from "../../../src/simulator/gymnasium/tasks.ts";
import type { Making, Probe } from "../../../src/simulator/gymnasium/types.ts";

const making: Making = { backend: "gymnasium", id: "Hand-v0", imports: [], options: {}, timeoutSeconds: 1 };

/** What Python would have told of an environment with three numbers, a flag in info and a verdict there. */
const probe: Probe = {
  observation: [{ path: [], kind: "box", shape: [3], dtype: "float64", low: -1, high: 1 }],
  action: [{ path: [], kind: "box", shape: [1], dtype: "float64", low: -1, high: 1 }],
  actionNames: null,
  seen: [null, null, null],
  infos: ["lamp", "is_success"].map((name) => ({ path: [name], size: 0, boolean: true, seen: [[0, 1]] })),
  limit: 100,
  dt: 0.1,
  threshold: null,
  versions: {},
};

const tasksFor = (file: FieldsFile) => tasksOf(buildSpec(probe, { making, file }), { probe, making, file });

test("a file that mixes units goes on as it did, and its author is told where", () => {
  const file: FieldsFile = {
    fields: {
      "observation[0]": { name: "torso.x", unit: "m" },
      "observation[1]": { name: "torso.speed", unit: "m/s" },
    },
    tasks: {
      stay: { fitness: "length - 100 * max(abs(torso.x))" },
      mixed: { fitness: "length - max(torso.x) + max(torso.speed)", success: "1 < torso.x < 2 and info.is_success" },
    },
  };
  const { tasks, notices, hidden } = tasksFor(file);
  expect(tasks.map(({ name }) => name)).toEqual(["stay", "mixed"]);
  expect(notices).toEqual([
    expect.stringMatching(
      /^the fitness of task 'mixed': 'length' \(no unit\) and .* \(m\) are subtracted \(column 1\)/,
    ),
    expect.stringMatching(/^the success of task 'mixed': a comparison is compared once more/),
  ]);
  expect(hidden.map(({ name }) => name)).toEqual(["info.is_success"]);
});

test("what is kept beside the state while the tasks are read may be named afterwards, and nothing else", () => {
  const { names } = tasksFor({ exclude: ["observation[2]", "info.lamp"], tasks: { go: { fitness: "info.lamp" } } });
  expect(names.find("info.lamp")?.unit).toBeNull();
  expect(names.find("info.is_success")).toBeDefined();
  expect(names.find("observation[0]")).toBeDefined();
  expect(names.find("observation[2]")).toBeUndefined();
  expect(names.known).toContain("info.lamp");
  expect(names.known).not.toContain("observation[2]");
  expect(names.find("action.value")).toBeDefined();
});

test("a text that has no meaning is refused with its task, its place and a hint", () => {
  expect(() => tasksFor({ tasks: { go: { fitness: "last(info.lmap)" } } })).toThrow(
    expect.objectContaining({
      code: "bridge/bad-expression",
      message: expect.stringMatching(/^the fitness of task 'go': there is no 'info\.lmap' \(column 6\)\n/),
      action: "Did you mean info.lamp?",
    }),
  );
});
