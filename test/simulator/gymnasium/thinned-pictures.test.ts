import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createThinnedPictures } from "../../../src/simulator/gymnasium/thinned-pictures.ts";

/** Steps of an episode of which pictures are kept, each of so many bytes and seconds. */
const kept = (
  length: number,
  { frames = 300, bytes = 1e9, seconds = 1e9, each = { bytes: 1, seconds: 0 } } = {},
): { steps: number[]; drawn: number } => {
  const pictures = createThinnedPictures(length, { limits: { frames, bytes, seconds } });
  let drawn = 0;
  for (let step = 0; step <= length; step++) {
    if (!pictures.isWanted(step)) continue;
    drawn++;
    pictures.add({ step, bytes: new Uint8Array(each.bytes) }, step === 0 ? null : each.seconds);
  }
  return { steps: pictures.taken().map(({ step }) => step), drawn };
};

test("a short episode is drawn whole, a long one at as many steps as are allowed, evenly apart", () => {
  expect(kept(3).steps).toEqual([0, 1, 2, 3]);
  const { steps } = kept(1000);
  expect(steps.slice(0, 3)).toEqual([0, 4, 8]);
  expect(steps.at(-1)).toBe(1000);
});

test("pictures that are too large together are thinned out", () => {
  expect(kept(8, { bytes: 50, each: { bytes: 10, seconds: 0 } }).steps).toEqual([0, 2, 4, 6, 8]);
  expect(kept(8, { bytes: 5, each: { bytes: 10, seconds: 0 } }).steps).toEqual([0, 8]);
});

test("a world that draws slowly is asked for fewer, as soon as it is known", () => {
  const { steps, drawn } = kept(200, { seconds: 50, each: { bytes: 1, seconds: 1 } });
  expect(steps).toEqual(Array.from({ length: 26 }, (_, index) => 8 * index));
  expect(drawn).toBeLessThanOrEqual(steps.length + 3);
});

test("whatever the episode: no more than is allowed, ascending, the start and the end among them", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 3, max: 300 }),
      fc.integer({ min: 2, max: 200 }),
      (length, frames, room) => {
        const { steps } = kept(length, { frames, bytes: room });
        expect(steps.length).toBeLessThanOrEqual(Math.min(frames, room));
        expect(steps).toEqual(steps.toSorted((left, right) => left - right));
        expect([steps[0], steps.at(-1)]).toEqual([0, length]);
      },
    ),
  );
});
