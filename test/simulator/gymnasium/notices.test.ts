import { expect, test } from "vitest";
import { stateLayout } from "../../../src/core/fields.ts";
import { toldNotices } from "../../../src/simulator/gymnasium/notices.ts";
import type { Making, Probe } from "../../../src/simulator/gymnasium/types.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describePython } from "../../python/python.ts";
import { create, stateOf, usePython } from "./opened.ts";

const making: Making = { backend: "gymnasium", id: "Hand-v0", imports: [], options: {}, timeoutSeconds: 1 };
const probe: Probe = {
  observation: [],
  action: [],
  actionNames: null,
  seen: [],
  infos: [],
  limit: null,
  dt: null,
  threshold: null,
  versions: {},
};

test.each([
  [{ make: 0.1, step: 0.001 }, []],
  [{ make: 0.1, step: null }, []],
  [
    { make: 0.1, step: 0.81 },
    ["'gymnasium:Hand-v0' is slow: a step takes 0.81 s here, so 10,000 steps of one training take about 2.3 h"],
  ],
  [{ make: 30, step: 0.002 }, ["'gymnasium:Hand-v0' takes 30 s to make, once for each lane of every training"]],
])("%j: how slow a world is is said where it is felt", (seconds, notices) => {
  expect(toldNotices({ ...probe, seconds }, { making })).toEqual(notices);
});

describePython("what a Python world tells", (interpreter) => {
  usePython(interpreter);

  test("lists and tuples of numbers are vectors, others are told by their length, and what is left out is named", async () => {
    const world = await create("ListInfo");
    for (let step = 0; step < 8; step++) world.lanes.step(Float64Array.of(1, 1));
    expect(stateOf(world)).toEqual({
      "observation.0": 8,
      "observation.1": expect.any(Number),
      "info.goal.0": 1,
      "info.goal.1": 2,
      "info.goal.2": 8,
      "info.grid.0": 1,
      "info.grid.1": 2,
      "info.grid.2": 3,
      "info.grid.3": 4,
      "info.todo": 1,
      "info.done": 1,
      "info.growing": 8,
      "info.switches.0": 1,
      "info.switches.1": 1,
      "info.gripper.left.0": 0.5,
      "info.gripper.left.1": -0.5,
    });
    expect(world.notices.join()).toContain(
      "'words' (a text), 'nothing' (nothing), 'long' (100 numbers, more than 64), 'thing' (of type object), '3' (its key is no text)",
    );
  });

  test("a run that began under the first bridge goes on with what that saw: no lists", async () => {
    const name = "gymnasium:bridge/ListInfo-v0";
    const { environment } = await findEnvironment(name, { "@python-import": "bridge_fixtures" });
    expect(stateLayout(environment.spec).columns).toEqual(["observation.0", "observation.1"]);
  });
});
