import { expect, test } from "vitest";
import { inputPlan } from "../../../src/simulator/gymnasium/observation.ts";
import type { Leaf } from "../../../src/simulator/gymnasium/types.ts";
import { describePython } from "../../python/python.ts";
import { expectPictureRefused, expectPictureWithout } from "./left-out.ts";
import { usePython } from "./opened.ts";

const box = (name: string, ...shape: number[]): Leaf => ({
  path: name === "" ? [] : name.split("."),
  kind: "box",
  shape,
  dtype: "float32",
  low: null,
  high: null,
});
const plan = (reference: string, ...leaves: Leaf[]) => inputPlan(leaves, { reference, leftOut: [] });

test.each([
  [[box("camera.frame", 84, 84, 3), box("place", 2)], ["'camera.frame' (84 × 84 × 3 = 21168 numbers)"], "other 2"],
  [[box("left", 4000), box("right", 4000), box("depth", 90, 90)], ["'depth'", "'left'"], "other 4000"],
])("the parts that are too large are named with how to leave them out: %#", (leaves, parts, left) => {
  let refused: { message: string; action: string; code: string } | undefined;
  try {
    plan("gymnasium:Big-v0", ...leaves);
  } catch (thrown) {
    refused = thrown as typeof refused;
  }
  expect(refused).toMatchObject({ code: "bridge/observation-too-large", action: expect.stringContaining(left) });
  for (const part of parts) expect(refused?.message).toContain(part);
  expect(refused?.action.match(/--env-leave-out \S+/g)).toHaveLength(parts.length);
});

test.each([
  ["gymnasium:ALE/Pong-v5", "obs_type=ram"],
  ["gymnasium:Camera-v0", "TransformObservation"],
])("%s: where the one part is all there is, a wrapper is named: %s", (reference, words) => {
  expect(() => plan(reference, box("", 84, 84))).toThrow(
    expect.objectContaining({
      action: expect.stringMatching(new RegExp(`^(?!.*leave-out).*${words}`)),
      message: expect.stringContaining("'observation' (84 × 84 = 7056 numbers)"),
    }),
  );
});

describePython("parts of an observation", (interpreter) => {
  usePython(interpreter);

  test.each([["camera"]])("without %s the rest is learnt from, and nobody sees the part", expectPictureWithout);

  test.each([["frame", "bridge/no-part", "has no part 'frame'", "camera.frame, gear, place"]])(
    "leaving out %s is refused: %s",
    (parts, code, message, action) => expectPictureRefused(parts, { code, message, action }),
  );
});
