import { expect, test } from "vitest";
import { checkEnvironment } from "../../../src/simulator/conformance.ts";
import { describePython } from "../../python/python.ts";
import { create, open, stateOf, usePython } from "./opened.ts";

describePython("worlds of other interfaces", (interpreter) => {
  usePython(interpreter);

  test.each(["OldReset", "Unseeded", "OldStep", "OldWorld", "OldGym", "NoInfo", "NoStepInfo"])(
    "%s: is translated, said so, and seeded as it can be",
    async (name) => {
      const world = await create(name, {}, 1);
      const start = (): number => stateOf(world)["observation.1"] as number;
      world.lanes.reset([0], [5]);
      const first = start();
      world.lanes.reset([0], [6]);
      expect(start()).not.toBe(first);
      world.lanes.reset([0], [5]);
      expect(start()).toBe(first);
      for (let step = 0; step < 20; step++) world.lanes.step(Float64Array.of(0));
      expect(world.lanes.nativeReward?.[0]).toBe(1.5);
      // The old way to say that the clock ended it.
      const isCut = name === "OldWorld" || name === "OldGym";
      expect([world.lanes.terminated[0], world.lanes.truncated[0]]).toEqual(isCut ? [0, 1] : [1, 0]);
      expect(world.notices.join()).toContain("is translated");
      expect(world.notices.join()).not.toContain("takes no seed");
    },
  );

  test("a world that nothing seeds is told as such", async () => {
    expect((await open("NoSeed")).notices?.join()).toContain("takes no seed");
  });

  test("a world of the old gym keeps the contract of environments", async () => {
    const { environment } = await open("OldWorld");
    expect(await checkEnvironment(environment, { foreign: true })).toEqual([]);
  });
});
