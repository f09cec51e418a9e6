import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  dimensionless,
  isDimensionless,
  multiplyUnits,
  parseUnit,
  powerOfUnit,
  sameUnit,
  unitText,
  withoutAngle,
  type Unit,
} from "../../src/core/units.ts";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";

test.each<[string, Unit]>([
  ["1", {}],
  ["", {}],
  ["%", {}],
  ["m", { m: 1 }],
  ["rad", { rad: 1 }],
  ["°C", { "°C": 1 }],
  ["m/s", { m: 1, s: -1 }],
  ["m/s²", { m: 1, s: -2 }],
  ["m/s^2", { m: 1, s: -2 }],
  ["m/s/s", { m: 1, s: -2 }],
  ["rad/s", { rad: 1, s: -1 }],
  ["N·m", { N: 1, m: 1 }],
  ["N*m", { N: 1, m: 1 }],
  ["kg·m²/s³", { kg: 1, m: 2, s: -3 }],
  ["1/s", { s: -1 }],
])("'%s' is read", (text, unit) => expect(parseUnit(text)).toEqual(unit));

test("every unit of a built-in environment is made of known ones, and is written as it is read", async () => {
  const known = new Set(["m", "rad", "s", "N", "kg"]);
  const texts = new Set<string>();
  for (const name of await listEnvironments()) {
    const { spec } = (await findEnvironment(name)).environment;
    for (const { field } of [...stateLayout(spec).entries, ...actionLayout(spec).entries]) texts.add(field.unit);
  }
  expect(texts.size).toBeGreaterThan(4);
  for (const text of texts) {
    const unit = parseUnit(text);
    for (const base of Object.keys(unit)) expect(known, `${base} in '${text}'`).toContain(base);
    expect(isDimensionless(unit), text).toBe(text === "1");
    expect(sameUnit(parseUnit(unitText(unit)), unit), text).toBe(true);
  }
});

const unit = fc
  .tuple(...["m", "s", "rad", "kg"].map((name) => fc.tuple(fc.constant(name), fc.integer({ min: -3, max: 3 }))))
  .map((parts): Unit => Object.fromEntries(parts.filter(([, exponent]) => exponent !== 0)));

const check = (holds: (a: Unit, b: Unit, c: Unit) => boolean): void =>
  fc.assert(fc.property(unit, unit, unit, holds), { seed: 7 });
const times = (a: Unit, b: Unit, power = 1): Unit => multiplyUnits(a, b, power) as Unit;

test("products may be turned round and bracketed in any way", () =>
  check((a, b, c) => sameUnit(times(a, b), times(b, a)) && sameUnit(times(times(a, b), c), times(a, times(b, c)))));
test("a unit by itself is none, and none leaves a unit as it is", () =>
  check((a) => isDimensionless(times(a, a, -1)) && sameUnit(times(a, dimensionless), a)));
test("dividing undoes multiplying", () => check((a, b) => sameUnit(times(times(a, b), b, -1), a)));
test("a square is a product with itself, and its root the unit", () =>
  check((a) => {
    const square = powerOfUnit(a, 2) as Unit;
    return sameUnit(square, times(a, a)) && sameUnit(powerOfUnit(square, 0.5) as Unit, a);
  }));
test("a power of a product is the product of the powers", () =>
  check((a, b) =>
    sameUnit(powerOfUnit(times(a, b), 3) as Unit, times(powerOfUnit(a, 3) as Unit, powerOfUnit(b, 3) as Unit)),
  ));
test("a unit is written as it is read", () => check((a) => sameUnit(parseUnit(unitText(a)), a)));
test("units are the same in either order, and differ where an exponent does", () =>
  check((a, b) => sameUnit(a, b) === sameUnit(b, a) && !sameUnit(a, times(a, { N: 1 }))));
test("of what is not known nothing is known", () => {
  expect(multiplyUnits(null, { m: 1 })).toBeNull();
  expect(multiplyUnits({ m: 1 }, null)).toBeNull();
  expect(powerOfUnit(null, 2)).toBeNull();
});
test("angles are left out, and nothing else", () =>
  check((a) => {
    const plain = withoutAngle(a);
    return !("rad" in plain) && sameUnit(times(plain, { rad: a["rad"] ?? 0 }), a);
  }));
