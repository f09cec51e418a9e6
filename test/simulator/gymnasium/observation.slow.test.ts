import { expect, test } from "vitest";
import { describePython } from "../../python/python.ts";
import { create, open, stateOf, usePython } from "./opened.ts";

describePython("parts of an observation", (interpreter) => {
  usePython(interpreter);

  test.each([["camera.frame"], ["observation.camera.frame"]])(
    "without %s the rest is learnt from, and nobody sees the part",
    async (part) => {
      const world = await create("Picture", { "@env-leave-out": part });
      world.lanes.step(Float64Array.of(1, 1));
      expect(Object.keys(stateOf(world)).filter((name) => name.startsWith("observation"))).toEqual([
        "observation.gear",
        "observation.place.0",
        "observation.place.1",
      ]);
      expect(stateOf(world)["observation.place.0"]).toBe(0.1);
      expect(world.spec.observation.labels).toEqual(["gear=0", "gear=1", "gear=2", "place[0]", "place[1]"]);
    },
  );

  test.each([["camera,place,gear", "bridge/no-observation", "Nothing of the observation", "docs/python.md"]])(
    "leaving out %s is refused: %s",
    async (parts, code, message, action) => {
      await expect(open("Picture", { "@env-leave-out": parts })).rejects.toMatchObject({
        code,
        message: expect.stringContaining(message),
        action: expect.stringContaining(action),
      });
    },
  );
});
