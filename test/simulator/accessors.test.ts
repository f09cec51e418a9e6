import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { accessorSource, createActionView, createStateView, createStateWriter } from "../../src/simulator/accessors.ts";
import type { RowView } from "../../src/simulator/accessors.ts";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import { pointSpec } from "./point.ts";

type Accessors = Record<"state" | "next" | "action", RowView<Record<string, never>>>;

/** A realm of its own stands in for the isolate: nothing of ours is reachable but what is passed. */
const inRealm = (script: string, globals: Record<string, unknown> = {}): unknown =>
  runInNewContext(`${accessorSource(pointSpec)}\n"use strict";\n${script}`, globals);

const fresh = () => inRealm("createAccessors()") as Accessors;

const stateWidth = stateLayout(pointSpec).width;
const actionWidth = actionLayout(pointSpec).width;
const rows = (width: number) =>
  fc
    .array(fc.double({ noNaN: true }), { minLength: width * 4, maxLength: width * 4 })
    .map((row) => Float64Array.from(row));

test("the isolate's views and ours read the same numbers at every row", () => {
  const guest = fresh();
  const state = createStateView(pointSpec);
  const action = createActionView(pointSpec);
  fc.assert(
    fc.property(rows(stateWidth), rows(actionWidth), fc.integer({ min: 0, max: 2 }), (states, actions, row) => {
      guest.state.move(states, row * stateWidth);
      guest.next.move(states, (row + 1) * stateWidth);
      guest.action.move(actions, row * actionWidth);
      state.move(states, row * stateWidth);
      action.move(actions, row * actionWidth);
      expect(JSON.stringify(guest.state.view)).toBe(JSON.stringify(state.view));
      expect(JSON.stringify(guest.action.view)).toBe(JSON.stringify(action.view));
      state.move(states, (row + 1) * stateWidth);
      expect(JSON.stringify(guest.next.view)).toBe(JSON.stringify(state.view));
    }),
  );
});

test("fields come from their columns, with their types", () => {
  const view = createStateView(pointSpec);
  view.move(Float64Array.of(0, 0, 1, 2, 3, 1, 5, 6, 7, 8), 2);
  expect(view.view.point.x).toBe(1);
  expect(view.view.point.heading).toBe(3);
  expect(view.view.sensors.near).toBe(true);
  expect(view.view.sensors.rays).toEqual([5, 6, 7]);
  expect(view.view.sensors.nested.depth.deep).toBe(8);
});

test.each([
  ["a field", "view.point.x = 1"],
  ["a group", "view.point = {}"],
  ["a boolean", "view.sensors.near = true"],
  ["a vector", "view.sensors.rays = []"],
  ["a new name", "view.point.y = 1"],
  ["a deletion", "delete view.point.x"],
  ["a definition", "Object.defineProperty(view.point, 'x', { value: 1 })"],
  ["a prototype", "Object.setPrototypeOf(view, null)"],
])("attack: a guest that writes %s is refused and changes nothing", (_name, attack) => {
  const data = Float64Array.from({ length: stateWidth }, (_, index) => index);
  const before = [...data];
  const thrown = inRealm(
    `(function () { "use strict";
       const accessors = createAccessors();
       accessors.state.move(data, 0);
       const view = accessors.state.view;
       try { ${attack}; return "nothing"; } catch (error) { return error.name; } })()`,
    { data },
  );
  expect(thrown).toBe("TypeError");
  expect([...data]).toEqual(before);
});

test("attack: a guest that writes into a vector reaches neither the data nor the next read", () => {
  const data = Float64Array.from({ length: stateWidth }, (_, index) => index);
  const rays = inRealm(
    `const accessors = createAccessors();
     accessors.state.move(data, 0);
     const view = accessors.state.view;
     view.sensors.rays[0] = 99; view.sensors.rays.length = 0;
     JSON.stringify(view.sensors.rays)`,
    { data },
  );
  expect(rays).toBe("[4,5,6]");
  expect(data[4]).toBe(4);
});

test("attack: a guest finds no way from a view to the mover or the matrix", () => {
  const reachable = inRealm(
    `const accessors = createAccessors();
     const names = new Set();
     const visit = (value) => {
       if (value === null || typeof value !== "object") return;
       for (const key of Reflect.ownKeys(value)) { names.add(String(key)); visit(value[key]); }
     };
     visit(accessors.state.view);
     [...names].join(",")`,
  );
  expect(reachable).not.toMatch(/move|array|offset/);
});

test("our own views are read-only too, and the writer's are not", () => {
  const data = new Float64Array(stateWidth);
  const reader = createStateView(pointSpec);
  reader.move(data, 0);
  expect(() => Object.assign(reader.view.point, { x: 1 })).toThrow(TypeError);
  const writer = createStateWriter(pointSpec);
  writer.move(data, 0);
  writer.view.point.x = 4;
  writer.view.sensors.near = true;
  writer.view.sensors.rays = [1, 2, 3];
  expect([...data]).toEqual([4, 0, 0, 1, 1, 2, 3, 0]);
  expect(() => (writer.view.sensors.rays = [1])).toThrow(RangeError);
});
