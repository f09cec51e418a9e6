import { expect, test } from "vitest";
import { describeEnvironments } from "../../../src/app/environments.ts";
import { environmentLines, environmentView } from "../../../src/server/views/environments.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";

test("every built-in environment is a line with its tasks", async () => {
  const lines = environmentLines(await describeEnvironments());
  expect(lines.find(({ name }) => name === "mountain-car")).toMatchObject({ control: "discrete", tasks: ["reach"] });
  expect(lines.every(({ summary, dt, maxSteps }) => summary !== "" && dt > 0 && maxSteps > 0)).toBe(true);
});

test("an environment is told as it is: fields with units, what a designer sees, tasks, and no code that measures", async () => {
  const view = environmentView(await findEnvironment("hopper"));
  expect(view.state.find(({ name }) => name === "torso.height")).toMatchObject({ unit: "m", kind: "number", size: 1 });
  expect(view.state.find(({ name }) => name === "foot.contact")).toMatchObject({ kind: "boolean" });
  const declaration = view.declaration.map((line) => line.map(([, text]) => text).join("")).join("\n");
  expect(declaration).toContain("export interface State {");
  expect(view.tasks.find(({ name }) => name === "forward")).toMatchObject({
    measure: null,
    success: true,
    references: expect.arrayContaining(["human"]),
  });
  expect(view.options.map(({ name }) => name)).toContain("healthy-height");
  expect(JSON.stringify(view)).not.toContain("=>");
});

test("discrete actions have their labels, ends without bound are null", async () => {
  const view = environmentView(await findEnvironment("cartpole"));
  expect(view.control).toMatchObject({ kind: "discrete" });
  for (const { range } of view.state) expect(range.every((end) => end === null || Number.isFinite(end))).toBe(true);
});
