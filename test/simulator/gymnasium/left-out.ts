import { expect } from "vitest";
import { create, open, stateOf } from "./opened.ts";

/** Without one part of the world's picture the rest is learnt from. */
export const expectPictureWithout = async (part: string): Promise<void> => {
  const world = await create("Picture", { "@env-leave-out": part });
  world.lanes.step(Float64Array.of(1, 1));
  expect(Object.keys(stateOf(world)).filter((name) => name.startsWith("observation"))).toEqual([
    "observation.gear",
    "observation.place.0",
    "observation.place.1",
  ]);
  expect(stateOf(world)["observation.place.0"]).toBe(0.1);
  expect(world.spec.observation.labels).toEqual(["gear=0", "gear=1", "gear=2", "place[0]", "place[1]"]);
};

export const expectPictureRefused = async (
  parts: string,
  { code, message, action }: Record<"code" | "message" | "action", string>,
): Promise<void> => {
  await expect(open("Picture", { "@env-leave-out": parts })).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
    action: expect.stringContaining(action),
  });
};
