import { expect, test } from "vitest";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import { pointSpec } from "../simulator/point.ts";

test("columns follow the tree depth first, vectors spread out", () => {
  expect(stateLayout(pointSpec).columns).toEqual([
    "point.x",
    "point.speed",
    "point.heading",
    "sensors.near",
    "sensors.rays.0",
    "sensors.rays.1",
    "sensors.rays.2",
    "sensors.nested.depth.deep",
  ]);
  expect(actionLayout(pointSpec).columns).toEqual(["push", "fins.left", "fins.right"]);
});

test("entries say where a field lies", () => {
  const { width, entries } = stateLayout(pointSpec);
  expect(width).toBe(8);
  expect(entries.map(({ name, offset, size }) => [name, offset, size])).toEqual([
    ["point.x", 0, 1],
    ["point.speed", 1, 1],
    ["point.heading", 2, 1],
    ["sensors.near", 3, 1],
    ["sensors.rays", 4, 3],
    ["sensors.nested.depth.deep", 7, 1],
  ]);
  expect(entries[4]?.path).toEqual(["sensors", "rays"]);
  expect(entries[4]?.field.unit).toBe("m");
});
