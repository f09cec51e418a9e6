import { test } from "vitest";
import { describePython } from "../../python/python.ts";
import { expectPictureRefused, expectPictureWithout } from "./left-out.ts";
import { usePython } from "./opened.ts";

describePython("parts of an observation", (interpreter) => {
  usePython(interpreter);

  test.each([["camera.frame"], ["observation.camera.frame"]])(
    "without %s the rest is learnt from, and nobody sees the part",
    expectPictureWithout,
  );

  test.each([["camera,place,gear", "bridge/no-observation", "Nothing of the observation", "docs/python.md"]])(
    "leaving out %s is refused: %s",
    (parts, code, message, action) => expectPictureRefused(parts, { code, message, action }),
  );
});
