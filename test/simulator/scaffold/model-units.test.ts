import { beforeAll, expect, test } from "vitest";
import { actionLayout, stateLayout } from "../../../src/core/fields.ts";
import type { EnvironmentSpec } from "../../../src/core/spec.ts";
import { makeFrom } from "./made.ts";
import { modelsOfParts } from "./models.ts";

const made = async (part: string): Promise<EnvironmentSpec> =>
  (await makeFrom(modelsOfParts.find(({ name }) => name.includes(part)) as (typeof modelsOfParts)[number])).environment
    .spec;

let driven: EnvironmentSpec;
let sensed: EnvironmentSpec;
beforeAll(async () => {
  driven = await made("actuators of every kind");
  sensed = await made("sensors of every kind");
});

test.each([
  ["torque", "N·m", [-1, 1]],
  ["geared", "1", [-1, 1]],
  ["angle", "rad", [-1, 1]],
  ["place", "m", [-0.1, 0.1]],
  ["speed", "m/s", [-1, 1]],
  ["turn", "rad/s", [-1, 1]],
  ["flexor", "1", [0, 1]],
  ["scaled", "1", [0, 255]],
])("the control of the actuator '%s' is in %s, %j", (name, unit, range) => {
  const { field } = actionLayout(driven).entries.find((entry) => entry.name === name) as { field: object };
  expect(field).toMatchObject({ unit, range });
});

test("what one of a scaled control is stands in its description", () => {
  const of = (name: string) => actionLayout(driven).entries.find((entry) => entry.name === name)?.field.description;
  expect(of("geared")).toContain("1 is 5 N·m");
  expect(of("scaled")).toContain("1 is 0.000392 m");
});

test.each([
  ["sensors.contact", 0, Infinity],
  ["sensors.energy", 0, Infinity],
  ["sensors.stop", 0, Infinity],
  ["sensors.ray", -1, 2],
  ["sensors.facing.w", -1, 1],
  ["sensors.turned.x", -1, 1],
  ["sensors.ahead.y", -1, 1],
  ["sensors.sensor4.x", -3, 3],
  ["a.orientation.z", -1, 1],
  ["a.upright", -1, 1],
])("%s cannot be beyond %d … %d, and its range is not", (name, low, high) => {
  const [least, most] = stateLayout(sensed).entries.find((entry) => entry.name === name)?.field.range ?? [NaN, NaN];
  expect(least).toBeGreaterThanOrEqual(low);
  expect(most).toBeLessThanOrEqual(high);
  expect(least).toBeLessThan(most);
});

test.each([
  ["sensors.pushing", "N"],
  ["sensors.contact", "N"],
  ["slider.velocity", "m/s"],
  ["hinge.angle", "rad"],
])("%s is in %s", (name, unit) => {
  expect(stateLayout(sensed).entries.find((entry) => entry.name === name)?.field.unit).toBe(unit);
});

test("the robot's base comes first, before what lies about", async () => {
  const { state } = await made("a drone, and loose things");
  expect(Object.keys(state)[0]).toBe("drone");
});

test("the clock, and what nothing feeds, are no fields", () => {
  const columns = stateLayout(sensed).columns.join(" ");
  expect(columns).not.toMatch(/clock|user/i);
});
