import { expect, test } from "vitest";
import { examineMachine } from "../../src/app/doctor.ts";
import { ALL_LAYERS, layersWithTools } from "../../src/sandbox/launch.ts";

test("doctor trains for a moment and says of every layer of the sandbox whether it is active here", async () => {
  const checks = await examineMachine();
  const stateOf = (name: string) => checks.find((check) => check.name === name)?.state;
  expect([stateOf("node"), stateOf("sandbox"), stateOf("training"), stateOf("disk")]).toEqual(["ok", "ok", "ok", "ok"]);
  const here = layersWithTools();
  for (const layer of ALL_LAYERS) expect(stateOf(`sandbox: ${layer}`)).toBe(here.includes(layer) ? "ok" : "warn");
  // What is not well says what to do.
  for (const { state, action } of checks) if (state !== "ok") expect(action).toBeTruthy();
});
