import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nextRows } from "../../src/sandbox/next-rows.ts";

/** What the isolate's loop does with them. */
const unpacked = (
  { lanes, state }: { lanes: number; state: Float64Array },
  { apart, next, first, width }: { apart: Uint8Array; next: Float64Array; first: number; width: number },
): number[] => {
  let ahead = 0;
  return [...apart].flatMap((flag, row) => {
    if (flag === 0) return [...state.subarray((first + row + lanes) * width, (first + row + lanes + 1) * width)];
    ahead += width;
    return [...next.subarray(ahead - width, ahead)];
  });
};

const value = fc.oneof(fc.double(), fc.constantFrom(0, -0, Number.NaN));
const rollout = fc
  .record({
    lanes: fc.integer({ min: 1, max: 4 }),
    steps: fc.integer({ min: 1, max: 8 }),
    width: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ lanes, steps, width }) =>
    fc.record({
      lanes: fc.constant(lanes),
      width: fc.constant(width),
      rows: fc.constant(lanes * steps),
      state: fc.array(value, { minLength: lanes * steps * width, maxLength: lanes * steps * width }),
      /** Where an episode goes on, `next` is the state that follows. */
      ends: fc.array(fc.boolean(), { minLength: lanes * steps, maxLength: lanes * steps }),
      firstStep: fc.nat({ max: steps - 1 }),
    }),
  );

test("what is left out is found again, bit for bit, in any part of a rollout", () => {
  fc.assert(
    fc.property(rollout, ({ lanes, width, rows, state: numbers, ends, firstStep }) => {
      const state = Float64Array.from(numbers);
      const next = Float64Array.from({ length: rows * width }, (_, index) => {
        const row = Math.floor(index / width);
        return ends[row] === true ? 1e300 + index : (state[index + lanes * width] ?? 7);
      });
      const first = firstStep * lanes;
      const part = nextRows({ lanes, state, next }, { first, count: rows - first, width });
      const expected = [...next.subarray(first * width)];
      const found = unpacked({ lanes, state }, { ...part, first, width });
      expect(found.map((number) => (Object.is(number, -0) ? "-0" : String(number)))).toEqual(
        expected.map((number) => (Object.is(number, -0) ? "-0" : String(number))),
      );
      // Nothing travels that stands there already.
      const apart = ends.slice(first, -lanes).filter(Boolean).length + lanes;
      expect(part.next.length).toBe(apart * width);
    }),
  );
});
