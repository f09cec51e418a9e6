import { array, assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { readDoubles, readSingles, storeNumbers } from "../../src/core/stored-numbers.ts";

test("numbers are stored as base64 of their little-endian bytes", () => {
  expect(storeNumbers(Float64Array.of(1, -2))).toBe("AAAAAAAA8D8AAAAAAAAAwA==");
  expect(storeNumbers(Float32Array.of(1, -2))).toBe("AACAPwAAAMA=");
});

test("what is read back is what was stored, bit for bit", () => {
  assert(
    property(array(double()), (values) => {
      expect([...readDoubles(storeNumbers(Float64Array.from(values)))]).toEqual(values);
      const singles = Float32Array.from(values);
      expect([...readSingles(storeNumbers(singles))]).toEqual([...singles]);
    }),
  );
});

test("a part of a larger array is stored by itself", () => {
  expect(readDoubles(storeNumbers(Float64Array.of(1, 2, 3, 4).subarray(1, 3)))).toEqual(Float64Array.of(2, 3));
});

test("bytes that are no whole count of numbers are none", () => {
  expect(readDoubles("AAAAAAAA8D8AAA==")).toHaveLength(0);
  expect(readSingles("AACAPwA=")).toHaveLength(0);
});
