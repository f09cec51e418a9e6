import type { ts } from "ts-morph";
import { isLiteral, named, type Analysis } from "./analysis.ts";
import * as interval from "./intervals.ts";
import { degrees, isDimensionless, radians, sameUnit, unitText, withoutAngle, type Unit } from "../../core/units.ts";
import { isConstant, type NumberValue } from "./value.ts";

const perDegree = Math.PI / 180;
const near = (a: number, b: number, slack = 1e-3): boolean => Math.abs(a - b) <= slack * Math.abs(b);

export const isAngle = (unit: Unit | null): boolean => unit !== null && sameUnit(unit, radians);
const metres: Unit = { m: 1 };
const squaredSpeed: Unit = { m: 2, s: -2 };
const isDegrees = (unit: Unit | null): boolean => unit !== null && sameUnit(unit, degrees);

/** Two known, different units; angles count as numbers beside units, and a literal factor may carry any unit. */
const clash = (a: NumberValue, b: NumberValue): boolean => {
  if (a.unit === null || b.unit === null || a.scale !== 1 || b.scale !== 1) return false;
  if (isLiteral(a) || isLiteral(b) || isConstant(a) || isConstant(b)) return false;
  if (isDimensionless(a.unit) || isDimensionless(b.unit) || sameUnit(a.unit, b.unit)) return false;
  const [x, y] = [withoutAngle(a.unit), withoutAngle(b.unit)];
  return isDimensionless(x) || isDimensionless(y) || !sameUnit(x, y);
};

/** No round number of degrees: 0.21 or 1.57, not 1 or 0.5. */
const isRadians = (size: number): boolean => !Number.isInteger(size) && size !== 0.5;

/** What is said of quantities that meet: of different units, or of the same angle measured in two ways. */
export const createUnitChecks = (analysis: Analysis) => {
  /** Reports quantities that cannot be added, subtracted or compared; both sides named. */
  const agree = (a: NumberValue, b: NumberValue, { node, verb }: { node: ts.Node; verb: string }): void => {
    if (!clash(a, b)) return;
    const angles = (isAngle(a.unit) && isDegrees(b.unit)) || (isAngle(b.unit) && isDegrees(a.unit));
    const message = `${named(a)} (${unitText(a.unit as Unit)}) and ${named(b)} (${unitText(b.unit as Unit)}) are ${verb}`;
    analysis.report(angles ? "units/degrees" : "units/mixed", node, message);
  };

  /** A literal that an angle meets: more than a whole turn, or a fraction where degrees are expected. */
  const agreeWithLiteral = (a: NumberValue, literal: number, node: ts.Node): void => {
    const size = Math.abs(literal);
    const isWhole = Number.isInteger(literal) ? size > Math.PI : size > 2 * Math.PI;
    const isTooLarge = isAngle(a.unit) && isWhole && !(interval.holds(a, literal) && size < 10);
    if (a.scale === 1 && isTooLarge) {
      const message = `${named(a)} is an angle in radians, and meets ${literal}, a number of degrees`;
      analysis.report("units/degrees", node, message);
    } else if (isDegrees(a.unit) && a.scale === 1 && size > 0 && size < 1.6 && isRadians(size)) {
      analysis.report(
        "units/degrees",
        node,
        `${named(a)} is converted to degrees, and meets ${literal}, a number of radians`,
      );
    }
  };

  const settled = (value: NumberValue, node: ts.Node): NumberValue => {
    if (isConstant(value) || value.unit === null) return value;
    // 57 will do for 57.3.
    if (isAngle(value.unit) && near(value.scale, 1 / perDegree, 6e-3)) return { ...value, unit: degrees, scale: 1 };
    if (isDegrees(value.unit) && near(value.scale, perDegree)) return { ...value, unit: radians, scale: 1 };
    if (isAngle(value.unit) && near(value.scale, perDegree)) {
      analysis.report(
        "units/degrees",
        node,
        `${named(value)} is in radians already, and is converted from degrees once more`,
      );
    }
    return value;
  };

  /** A share of an angle, such as of its limit: the divisor is one in degrees by its size. */
  const checkDivisor = (a: NumberValue, divisor: NumberValue, node: ts.Node): void => {
    if (!isLiteral(divisor) || isLiteral(a) || !isAngle(a.unit) || a.scale !== 1) return;
    const size = Math.abs(divisor.lo);
    const limit = Math.max(Math.abs(a.lo), Math.abs(a.hi)) / perDegree;
    const isLimit = size >= 3 && Number.isFinite(limit) && Math.abs(limit - size) < 0.6;
    if (!isLimit && ![30, 45, 60, 90, 180, 360].includes(size)) return;
    const message = `${named(a)} is an angle in radians, and is divided by ${divisor.lo}, a number of degrees`;
    analysis.report("units/degrees", node, message);
  };

  /** v²/2 is an energy a kilogram, and a bare length beside it lacks gravity; any other factor is a weight. */
  const agreeInEnergy = (a: NumberValue, b: NumberValue, node: ts.Node): void => {
    const isHalfSquare = ({ unit, scale }: NumberValue): boolean =>
      unit !== null && scale === 0.5 && sameUnit(unit, squaredSpeed);
    const isLength = ({ unit, scale }: NumberValue): boolean => unit !== null && scale === 1 && sameUnit(unit, metres);
    if (!(isHalfSquare(a) && isLength(b)) && !(isHalfSquare(b) && isLength(a))) return;
    analysis.report(
      "units/mixed",
      node,
      `${named(a)} (${unitText(a.unit as Unit)}) and ${named(b)} (${unitText(b.unit as Unit)}) are added as if they were energies`,
    );
  };

  /** As above, of a sum or difference. */
  const agreeInSum = (a: NumberValue, b: NumberValue, { node, verb }: { node: ts.Node; verb: string }): void => {
    agree(a, b, { node, verb });
    for (const [angle, literal] of [
      [a, b],
      [b, a],
    ] as const) {
      // A turn or two may be added; what is beyond any angle of the field is no angle in radians.
      const isBeyond = Math.abs(literal.lo) > 2 * Math.max(Math.abs(angle.lo), Math.abs(angle.hi));
      if (isLiteral(literal) && !isLiteral(angle) && isAngle(angle.unit) && isBeyond)
        agreeWithLiteral(angle, literal.lo, node);
    }
  };

  const meeting = (a: NumberValue, b: NumberValue, { node, verb }: { node: ts.Node; verb: string }): void => {
    agree(a, b, { node, verb });
    if (isLiteral(b) && !isLiteral(a)) agreeWithLiteral(a, b.lo, node);
    if (isLiteral(a) && !isLiteral(b)) agreeWithLiteral(b, a.lo, node);
  };

  /** Reports a quantity with a unit where only a number makes sense; angles and scaled quantities pass. */
  const dimension = (a: NumberValue, { node, what }: { node: ts.Node; what: string }): void => {
    if (a.unit === null || a.scale !== 1 || isLiteral(a) || isDimensionless(a.unit) || isAngle(a.unit)) return;
    if (isDimensionless(withoutAngle(a.unit)) && (a.unit["rad"] ?? 0) > 0) return;
    const message = `${what} of ${named(a)}, which is in ${unitText(a.unit)}: nothing says what counts as large`;
    analysis.report("units/exponent", node, message);
  };

  return { agreeInSum, agreeInEnergy, checkDivisor, settled, meeting, dimension };
};
