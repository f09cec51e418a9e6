import { expect } from "vitest";
import { create, stateOf } from "./opened.ts";

/** A world of another interface repeats by its seeds, and says that it is translated; as it stands at its episode's end. */
export const expectTranslated = async (
  name: string,
  { ending }: { ending: "terminated" | "truncated" },
): ReturnType<typeof create> => {
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
  expect([world.lanes.terminated[0], world.lanes.truncated[0]]).toEqual(ending === "truncated" ? [0, 1] : [1, 0]);
  expect(world.notices.join()).toContain("is translated");
  expect(world.notices.join()).not.toContain("no seed fixes");
  return world;
};
