import * as fc from "fast-check";
import { expect, test } from "vitest";
import { maskNumbers } from "../../src/model/mask-numbers.ts";

test.each([
  ["mean 0.5, min -1.25e-7, max 3", "mean #, min #, max #"],
  ["[1, 2.0, −3]", "[#, #, #]"],
  ["weight 1e6 and .5", "weight # and #"],
  ["g2-c5 was better than g10-c1", "g#-c# was better than g#-c#"],
  ["a0, vec3 and x2.y stay", "a0, vec3 and x2.y stay"],
  ["50 %, 10 000 steps", "# %, # # steps"],
  ["no numbers", "no numbers"],
])("%s", (text, masked) => {
  expect(maskNumbers(text)).toBe(masked);
});

test("masking is idempotent and blind to the value of any number", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), (value, around) => {
      const masked = maskNumbers(`score ${value}, ${around}`);
      expect(masked.startsWith("score #, ")).toBe(true);
      expect(maskNumbers(masked)).toBe(masked);
    }),
  );
});
