/** One term of a hopper's reward, wrong and mended: `name: expression`. */
export type RuleExample = { bad: string; mended: string };

/** Examples of rules, each a term of the hopper; a test holds them to what they show. */
export const ruleExamples: Readonly<Record<string, RuleExample>> = {
  "units/mixed": {
    bad: "calm: -Math.abs(next.torso.pitch + next.torso.pitchRate)",
    mended: "calm: -Math.abs(next.torso.pitch + 0.1 * next.torso.pitchRate)",
  },
  "units/degrees": {
    bad: "upright: Math.abs(next.torso.pitch) < 10 ? 1 : 0",
    mended: "upright: Math.abs(next.torso.pitch) < 10 * Math.PI / 180 ? 1 : 0",
  },
  "units/exponent": {
    bad: "still: Math.exp(-Math.abs(next.torso.velocityX))",
    mended: "still: Math.exp(-Math.abs(next.torso.velocityX) / 0.5)",
  },
  "structure/division": {
    bad: "ratio: next.torso.height / next.foot.height",
    mended: "ratio: next.torso.height / Math.max(next.foot.height, 0.05)",
  },
  "structure/not-finite": {
    bad: "crouch: -Math.sqrt(1.25 - next.torso.height)",
    mended: "crouch: -Math.sqrt(Math.max(0, 1.25 - next.torso.height))",
  },
  "structure/unbounded-exp": {
    bad: "forward: Math.exp(5 * next.torso.velocityX)",
    mended: "forward: Math.exp(Math.min(next.torso.velocityX, 2) / 2)",
  },
  "structure/threshold": {
    bad: "airborne: next.torso.height > 2.2 ? 1 : 0",
    mended: "airborne: next.torso.height > 1.5 ? 1 : 0",
  },
  "structure/constant-term": {
    bad: "forward: (next.torso.x - next.torso.x) / 0.008",
    mended: "forward: (next.torso.x - state.torso.x) / 0.008",
  },
  "structure/stale-event": {
    bad: "fallen: state.torso.height < 0.8 ? -1 : 0",
    mended: "fallen: next.torso.height < 0.8 ? -1 : 0",
  },
  "structure/same-branches": {
    bad: "height: next.torso.height > 1 ? next.torso.height : next.torso.height",
    mended: "height: next.torso.height > 1 ? 1 : next.torso.height",
  },
  "structure/sign": {
    bad: "leanPenalty: Math.abs(next.torso.pitch)",
    mended: "leanPenalty: -Math.abs(next.torso.pitch)",
  },
  "structure/name": { bad: "forward: next.torso.velocityZ", mended: "forward: next.torso.velocityX" },
  "structure/discontinuity": {
    bad: "height: next.torso.height <= 1.2 ? next.torso.height : next.torso.height - 1.2",
    mended: "height: next.torso.height <= 1.2 ? next.torso.height : 1.2",
  },
};

/** The example as a whole program. */
export const exampleProgram = (term: string): string =>
  [
    'import type { Step } from "environment";',
    `export const weights = { ${term.slice(0, term.indexOf(":"))}: 1 };`,
    "export const terms = ({ state, action, next }: Step) => ({",
    `  ${term},`,
    "});",
    "",
  ].join("\n");
