import * as fc from "fast-check";
import { expect, test } from "vitest";
import { camelCase, createNames, kebabCase } from "../../../src/simulator/scaffold/names.ts";

test.each([
  ["left_hip-joint.2", "leftHipJoint2"],
  ["Quad Rotor", "quadRotor"],
  ["LEFT FOOT", "leftFoot"],
  ["fooBar", "fooBar"],
  ["2nd", "n2nd"],
  ["Hüfte", "hufte"],
  ["Γόνατο_αριστερό", "gonatoAristero"],
  ["колено-левое", "kolenoLevoe"],
  ["Straße Ærø", "strasseAero"],
  ["左膝", undefined],
  ["左膝 2", "n2"],
  ["—", undefined],
  ["", undefined],
])("%j becomes %j", (text, expected) => {
  expect(camelCase(text)).toBe(expected);
});

test("whatever a model's author writes becomes an identifier or nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(camelCase(text) ?? "nothing").toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
    }),
  );
});

test("names are given once, and never one that every object answers to", () => {
  const unique = createNames(["sensors"]);
  expect(["hip", "hip", "sensors", "constructor", "hip"].map(unique)).toEqual([
    "hip",
    "hip2",
    "sensors2",
    "constructor2",
    "hip3",
  ]);
});

test.each([
  ["HalfCheetah 2", "half-cheetah-2"],
  ["_my_arm_", "my-arm"],
])("%j would be called %j", (text, expected) => {
  expect(kebabCase(text)).toBe(expected);
});
