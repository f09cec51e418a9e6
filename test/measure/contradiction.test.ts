import { expect, test } from "vitest";
import { areContradictory } from "../../src/measure/contradiction.ts";

test.each([
  ["abs(cart.position) < 1", "abs(cart.position) > 2"],
  ["abs(cart.position) < 1", "cart.position > 1"],
  ["abs( cart.position )<1", "always(cart.position <= -1)"],
  ["abs(pole.angle) <= 0.1", "sometimes(pole.angle > 0.2)"],
  ["always(pole.angle < 0.1)", "max(pole.angle) >= 0.1"],
  ["pole.angle > 0.1", "min(abs(pole.angle)) < 0.1"],
  ["pole.angle < 0.1", "mean(pole.angle) > 0.2"],
  ["cart.position < 1", "last(cart.position) == 3"],
  ["length > 200", "length < 100"],
  ["2 * 3 < duration", "duration < 5"],
  ["1 > cart.position and cart.velocity < 2", "cart.velocity >= 2"],
  ["foot.contact", "not foot.contact"],
  ["sometimes(foot.contact)", "always(not foot.contact)"],
  ["foot.left < foot.right", "foot.right < foot.left"],
  ["not (cart.position < 1 or cart.velocity > 2)", "cart.velocity > 3"],
  ["cart.position < 1", "not (cart.position < 1)"],
])("%s and %s cannot both be kept, whichever was said first", (one, other) => {
  expect(areContradictory(one, other)).toBe(true);
  expect(areContradictory(other, one)).toBe(true);
});

test.each([
  ["abs(cart.position) < 1", "abs(cart.position) > 0.5"],
  ["cart.position <= 1", "cart.position >= 1"],
  ["abs(cart.position) < 1", "abs(cart.velocity) > 2"],
  ["sometimes(cart.position > 2)", "sometimes(cart.position < 1)"],
  ["max(cart.position) > 2", "min(cart.position) < 1"],
  ["cart.position < 1 or cart.velocity > 3", "cart.position > 2"],
  ["change(cart.position) > 3", "abs(cart.position) < 2"],
  ["cart.position != 1", "cart.position == 1"],
  ["always(cart.position < 1", "cart.position > 2"],
  ["foot.left < foot.right", "foot.left <= foot.right"],
])("%s and %s may both be kept, or nobody can tell", (one, other) => {
  expect(areContradictory(one, other)).toBe(false);
  expect(areContradictory(other, one)).toBe(false);
});

test("a constraint that never can be kept contradicts itself, any other does not", () => {
  expect(areContradictory("x > 2 and x < 1", "x > 2 and x < 1")).toBe(true);
  expect(areContradictory("x > 1 and x < 2", "x > 1 and x < 2")).toBe(false);
});
