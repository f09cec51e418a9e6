import { expect, test } from "vitest";
import { frameLimits } from "../../../src/core/frames.ts";
import { imageOf } from "../../../src/core/image.ts";
import { describePython } from "../../python/python.ts";
import { drawn, noPictures } from "./drawn.ts";
import { usePython } from "./opened.ts";

describePython("pictures of Python worlds, at length", (interpreter) => {
  usePython(interpreter);

  test("what cannot be compressed is kept within the bytes that are allowed, the end among it", async () => {
    const { width, images, steps } = await drawn("Noisy");
    const bytes = images.map((image) => Buffer.from(image, "base64"));
    expect(bytes.map((each) => imageOf(each)?.width)).toEqual(bytes.map(() => width));
    expect(bytes.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(frameLimits.bytes);
    expect([steps[0], steps.at(-1)]).toEqual([0, 24]);
  });

  test("a world that drawing moves by less than a picture shows is drawn", async () => {
    expect((await drawn("Trembles")).images).toEqual((await drawn("Drawn")).images);
  });

  test("a world of the old interface is told to draw when it draws", async () => {
    expect((await drawn("OldMode")).images).toEqual((await drawn("Drawn")).images);
  });

  test.each([
    ["NoMode", "gives no pictures: its render() gives nothing in the mode rgb_array"],
    ["Grey", "its render() gives an array of uint8, (20, 40)"],
    ["Text", "its render() gives str"],
    ["Huge", "1000000 × 1000000 pixels, more than 8192 across"],
    ["Grows", "pictures of 40 × 20 pixels, and at step 1 of 40 × 21"],
    ["Broken", "raised in Python: RuntimeError: an OpenGL platform library has not been loaded"],
  ])("%s: why there are none is said, with what to do", async (name, message) => {
    await expect(drawn(name)).rejects.toMatchObject(noPictures(message));
  });

  test.each([
    ["too-little", "a PNG of 50 bytes of data, where 610 belong"],
    ["too-much", "a PNG whose data cannot be unpacked into 20 × 10 pixels"],
    ["more-parts", "bytes that are no whole PNG or JPEG"],
    ["cut-off", "bytes that are no whole PNG or JPEG"],
    ["a-script", "71 bytes that are no whole PNG or JPEG"],
    ["half-a-jpeg", "10 bytes that are no whole PNG or JPEG"],
    ["nothing", "0 bytes that are no whole PNG or JPEG"],
  ])("a world that lies about its pictures is not believed: %s", async (lie, message) => {
    await expect(drawn("Lies", { options: { lie } })).rejects.toMatchObject({
      code: "frames/none",
      message: expect.stringContaining(message) as string,
    });
  });

  test("another start, and an end before the recorded one, are another episode", async () => {
    await expect(drawn("Drawn", { seed: 8 })).rejects.toThrow(/at step 0 'observation\.1' is \d+, recorded was \d+/);
    await expect(drawn("Drawn", { options: { ends: "12" } })).rejects.toThrow(
      "it ended at step 12, the recorded one at 24",
    );
  });
});
