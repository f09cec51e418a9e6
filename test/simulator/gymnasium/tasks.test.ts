import { expect, test } from "vitest";
import { buildSpec } from "../../../src/simulator/gymnasium/build.ts";
import { withDeclared } from "../../../src/simulator/gymnasium/declared.ts";
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

/** As an environment is opened today. */
const today: Making = { ...making, bridge: 2 };
const tasksToday = (file: FieldsFile, infos: Probe["infos"]) => {
  const { probe: whole } = withDeclared({ ...probe, infos }, file);
  const built = buildSpec(whole, { making: today, file });
  return { built, ...tasksOf(built, { probe: whole, making: today, file }) };
};
const told = (name: string, boolean = true): Probe["infos"][number] => ({
  path: name.split("."),
  size: 0,
  boolean,
  seen: [[0, 1]],
});

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
      action: expect.stringMatching(/^Did you mean info\.lamp\? .*fields: \{ info\.lmap: \{ type: boolean \} \}/),
    }),
  );
});

test.each([
  ["a flag of success", [told("is_success")], {}, "any(info.is_success) + 0.01 * squash(return)", true],
  ["a flag that is a number", [told("success", false)], {}, "any(info.success > 0.5) + 0.01 * squash(return)", true],
  [
    "a flag that is an array of one",
    [{ ...told("success"), size: 1 }],
    {},
    "any(info.success[0] > 0.5) + 0.01 * squash(return)",
    true,
  ],
  ["none", [told("lamp")], {}, "return", false],
  ["another name", [told("solved")], {}, "return", false],
  [
    "what a file says of success",
    [told("solved")],
    { success: "any(info.solved)" },
    "any(info.solved) + 0.01 * squash(return)",
    true,
  ],
  [
    "a longer condition",
    [told("lamp")],
    { success: "last(observation[0]) > 0.5 and not info.lamp" },
    "(last(observation[0]) > 0.5 and not info.lamp) + 0.01 * squash(return)",
    true,
  ],
  ["a fitness of the file's", [told("is_success")], { fitness: "length" }, "length", true],
] as const)("%s: what measures, and whether success is known", (_, infos, task, measure, isKnown) => {
  const { tasks, notices } = tasksToday({ tasks: { go: task } }, infos);
  expect(tasks[0]?.measure).toBe(measure);
  expect(tasks[0]?.success !== undefined).toBe(isKnown);
  expect(tasks[0]?.headline).toBe(measure.includes("squash") ? "success" : undefined);
  expect(notices.some((text) => text.includes("of no episode that it succeeded"))).toBe(!isKnown);
});

test("what looks like a verdict is offered by name, as a condition that can be given as it stands", () => {
  const { notices } = tasksToday({}, [told("lamp"), told("achievements.collect_wood", false), told("solved")]);
  expect(notices).toEqual([expect.stringContaining("(info.solved, info.achievements.collect_wood)")]);
  expect(notices[0]).toContain("--measure 'any(info.solved)' --success 'any(info.solved)'");
  const code = tasksToday({}, [told("end_status", false)]).notices;
  expect(code[0]).toContain("by its value that means success, such as 1: --measure 'any(info.end_status == 1)'");
  const counted = tasksToday({}, [told("achievements.collect_wood", false)]).notices;
  expect(counted[0]).toContain("--measure 'any(info.achievements.collect_wood > 0.5)'");
});

test("a declared entry is read as if it had been met; one that is near a met one is asked about", () => {
  const fields = { "info.goal_met": { type: "boolean" as const }, "info.lamps": { size: 2, name: "lamps" } };
  const { built, tasks } = tasksToday({ fields, tasks: { go: { success: "any(info.goal_met)" } } }, [told("lamp")]);
  expect(tasks[0]?.success).toBeDefined();
  expect(Object.keys(built.spec.state)).toEqual(["lamps", "observation", "info"]);
  expect(built.spec.state["lamps"]).toMatchObject({ size: 2 });
  const { notices } = withDeclared({ ...probe, infos: [told("lamp")] }, { fields });
  expect(notices).toEqual([
    expect.stringMatching(/^'info\.goal_met' was met in no step of a first look: it is 0 until/),
    expect.stringContaining("It is not 'info.lamp'?"),
  ]);
});
