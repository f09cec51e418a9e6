import type { RuleTable } from "../../types.ts";

/** What the interpreter reports while it reads. */
export const reportedRules = {
  "units/mixed": {
    severity: "warning",
    meaning: "quantities of different units are added, subtracted, compared or measured by one norm",
    hint: "Bring them to one scale first: divide each by a typical value, or give each a weight of its own.",
    example: {
      kind: "term",
      bad: "calm: -Math.abs(next.torso.pitch + next.torso.pitchRate)",
      mended: "calm: -Math.abs(next.torso.pitch + 0.1 * next.torso.pitchRate)",
    },
  },
  "units/degrees": {
    severity: "warning",
    meaning: "radians meet degrees",
    hint: "Angles are in radians: write `12 * Math.PI / 180` for 12 degrees.",
    example: {
      kind: "term",
      bad: "upright: Math.abs(next.torso.pitch) < 10 ? 1 : 0",
      mended: "upright: Math.abs(next.torso.pitch) < 10 * Math.PI / 180 ? 1 : 0",
      also: ["structure/threshold", "structure/constant-term"],
    },
  },
  "units/exponent": {
    severity: "warning",
    meaning: "an exponential, power or logarithm is taken of a quantity that has a unit",
    hint: "Divide by a scale in the same unit: `Math.exp(-distance / 0.1)`, or `decay(distance, 0.1)`.",
    example: {
      kind: "term",
      bad: "still: Math.exp(-Math.abs(next.torso.velocityX))",
      mended: "still: Math.exp(-Math.abs(next.torso.velocityX) / 0.5)",
    },
  },
  "structure/division": {
    severity: "warning",
    meaning: "something is divided by what can be 0 within the fields' ranges",
    hint: "Keep the divisor away from 0: `x / Math.max(y, 0.01)`, or treat that case with `if`.",
    example: {
      kind: "term",
      bad: "ratio: next.torso.height / next.foot.height",
      mended: "ratio: next.torso.height / Math.max(next.foot.height, 0.05)",
    },
  },
  "structure/not-finite": {
    severity: "warning",
    meaning: "a root, logarithm, arc function or broken power leaves its domain within the fields' ranges",
    hint: "Bound the argument first: `Math.sqrt(Math.max(0, x))`, `Math.log(Math.max(x, 0.01))`, `clamp(x, -1, 1)`.",
    example: {
      kind: "term",
      bad: "crouch: -Math.sqrt(1.25 - next.torso.height)",
      mended: "crouch: -Math.sqrt(Math.max(0, 1.25 - next.torso.height))",
    },
  },
  "structure/unbounded-exp": {
    severity: "warning",
    meaning: "an exponential grows beyond e^10 within the fields' ranges",
    hint: "Let the exponent be negative (`Math.exp(-x / scale)`), or clamp it.",
    example: {
      kind: "term",
      bad: "forward: Math.exp(5 * next.torso.velocityX)",
      mended: "forward: Math.exp(Math.min(next.torso.velocityX, 2) / 2)",
    },
  },
} satisfies RuleTable;

/** Of these `structure/threshold` is looked for as well. */
export type ReportedRule = keyof typeof reportedRules | "structure/threshold";
