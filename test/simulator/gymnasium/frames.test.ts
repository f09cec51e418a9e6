import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { describePython } from "../../python/python.ts";
import { drawn, drawnEpisode, noPictures } from "./drawn.ts";
import { usePython } from "./opened.ts";

/** Red, green and blue of a picture's first pixel: the first row is the difference to nothing. */
const firstPixel = (image: string): number[] => [
  ...inflateSync(Buffer.from(image, "base64").subarray(41, -16)).subarray(1, 4),
];

describePython("pictures of Python worlds", (interpreter) => {
  usePython(interpreter);

  test("the world draws every step of an episode that was played: the same start, the same places", async () => {
    const { states } = await drawnEpisode();
    const { width, height, steps, images } = await drawn("Drawn");
    expect([width, height]).toEqual([40, 20]);
    expect(steps).toEqual(Array.from({ length: 25 }, (_, step) => step));
    const [place, start] = [states["observation.0"] as number[], states["observation.1"] as number[]];
    expect(place.at(-1)).toBe(16);
    expect(images.map(firstPixel)).toEqual(steps.map((step) => [step * 10, 10 * place[step]!, start[step]]));
  });

  test("pictures are made small by means of squares, without transparency", async () => {
    const { width, height, images } = await drawn("Wide");
    expect([width, height]).toEqual([375, 150]);
    expect(firstPixel(images[0] as string)).toEqual([100, 100, 100]);
  });

  test.each([
    ["NoRender", "gives no pictures: it has no render()"],
    ["Floats", "its render() gives an array of float64, (20, 40, 3), where bytes of height × width × 3 belong"],
    ["Crashes", "ended in the middle of its work: Fatal Python error: Aborted"],
  ])("%s: why there are none is said, with what to do", async (name, message) => {
    await expect(drawn(name)).rejects.toMatchObject(noPictures(message));
  });

  test.each([
    ["too-large", "a picture of 60000 × 60000 pixels, where 480 across are the most"],
    ["endless", "a picture of more than 1000000 bytes"],
  ])("a world that lies about its pictures is not believed: %s", async (lie, message) => {
    await expect(drawn("Lies", { options: { lie } })).rejects.toMatchObject({
      code: "frames/none",
      message: expect.stringContaining(message) as string,
    });
  });

  test("pictures of another episode are none: the first number that differs is named", async () => {
    await expect(drawn("Moves")).rejects.toMatchObject({
      code: "frames/differs",
      message: "pictures would be of another episode: at step 1 'observation.0' is 1, recorded was 0",
    });
  });
});
