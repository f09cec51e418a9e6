import { expect, test } from "vitest";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { storm } from "./transitions.ts";

const loaded = await findEnvironment("walker2d");

test.each<[string, (step: number, actuator: number, lane: number) => number]>([
  ["full", () => 1],
  ["endless", (step, actuator) => ((step + actuator) % 2 === 0 ? Infinity : -Infinity)],
  ["alternating", (step, actuator, lane) => (Math.floor(step / (lane + 1)) % 2 === actuator % 2 ? 1 : -1)],
  ["NaN", () => Number.NaN],
])("%s actions leave every number finite", async (_name, command) => {
  const ends = await storm(loaded, { steps: 3000, command });
  expect(ends.terminated).toBeGreaterThan(0);
  const endless = await findEnvironment("walker2d", { "terminate-when-unhealthy": "false" });
  expect((await storm(endless, { steps: 1500, command })).terminated).toBe(0);
});
