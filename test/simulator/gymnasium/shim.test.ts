import { expect, test } from "vitest";
import { describePython } from "../../python/python.ts";
import { create, stateOf, usePython } from "./opened.ts";

describePython("worlds of other interfaces", (interpreter) => {
  usePython(interpreter);

  test("a step of six values is translated, said so, its cost told, and the world seeded", async () => {
    const world = await create("SixValues", {}, 1);
    const start = (): number => stateOf(world)["observation.1"] as number;
    world.lanes.reset([0], [5]);
    const first = start();
    world.lanes.reset([0], [6]);
    expect(start()).not.toBe(first);
    world.lanes.reset([0], [5]);
    expect(start()).toBe(first);
    for (let step = 0; step < 20; step++) world.lanes.step(Float64Array.of(0));
    expect(world.lanes.nativeReward?.[0]).toBe(1.5);
    expect(stateOf(world)["info.cost"]).toBe(5);
    expect([world.lanes.terminated[0], world.lanes.truncated[0]]).toEqual([1, 0]);
    expect(world.notices.join()).toContain("is translated");
    expect(world.notices.join()).not.toContain("takes no seed");
  });
});
