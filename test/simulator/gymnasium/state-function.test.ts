import { expect, test } from "vitest";
import { stateLayout } from "../../../src/core/fields.ts";
import { describePython } from "../../python/python.ts";
import { create, open, stateOf, usePython } from "./opened.ts";

const goal = { "@python-state": "bridge_fixtures:goal_state" };

describePython("a state function", (interpreter) => {
  usePython(interpreter);

  test("tells rewards what no observation shows, after reset and each step; the policy sees none of it", async () => {
    const world = await create("Goal", goal);
    expect(stateLayout(world.spec).columns.slice(2)).toEqual([
      "goal.0",
      "goal.1",
      "body.place.0",
      "body.place.1",
      "body.steps",
      "body.observation",
    ]);
    expect(world.spec.observation.labels).toEqual(["observation[0]", "observation[1]"]);
    const first = stateOf(world);
    expect(first["goal.0"]).not.toBe(0);
    world.lanes.step(Float64Array.of(2, 2));
    expect(stateOf(world)).toMatchObject({ "goal.0": first["goal.0"], "body.place.0": 0.01, "body.steps": 1 });
    world.lanes.reset([0], [9]);
    expect(stateOf(world)["goal.0"]).not.toBe(first["goal.0"]);
    expect(world.notices.join()).toContain(
      "no reward can read this of what bridge_fixtures:goal_state tells: 'label' (a text)",
    );
  });

  test.each([["bridge_fixtures:nothing", "'bridge_fixtures' has no function 'nothing'"]])(
    "%s is refused at once: %s",
    async (reference, words) => {
      const refused = open("Goal", { "@python-state": reference });
      await expect(refused).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(words) });
    },
  );
});
