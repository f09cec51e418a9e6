import { programOf, type RuleExamples } from "./example.ts";

/** Units and ranges: what the numbers can be, and of which unit. */
export const meaningExamples: RuleExamples = {
  "units/mixed": {
    kind: "term",
    bad: "calm: -Math.abs(next.torso.pitch + next.torso.pitchRate)",
    mended: "calm: -Math.abs(next.torso.pitch + 0.1 * next.torso.pitchRate)",
  },
  "units/degrees": {
    kind: "term",
    bad: "upright: Math.abs(next.torso.pitch) < 10 ? 1 : 0",
    mended: "upright: Math.abs(next.torso.pitch) < 10 * Math.PI / 180 ? 1 : 0",
    also: ["structure/threshold", "structure/constant-term"],
  },
  "units/exponent": {
    kind: "term",
    bad: "still: Math.exp(-Math.abs(next.torso.velocityX))",
    mended: "still: Math.exp(-Math.abs(next.torso.velocityX) / 0.5)",
  },
  "structure/division": {
    kind: "term",
    bad: "ratio: next.torso.height / next.foot.height",
    mended: "ratio: next.torso.height / Math.max(next.foot.height, 0.05)",
  },
  "structure/not-finite": {
    kind: "term",
    bad: "crouch: -Math.sqrt(1.25 - next.torso.height)",
    mended: "crouch: -Math.sqrt(Math.max(0, 1.25 - next.torso.height))",
  },
  "structure/unbounded-exp": {
    kind: "term",
    bad: "forward: Math.exp(5 * next.torso.velocityX)",
    mended: "forward: Math.exp(Math.min(next.torso.velocityX, 2) / 2)",
  },
  "structure/threshold": {
    kind: "term",
    bad: "airborne: next.torso.height > 2.2 ? 1 : 0",
    mended: "airborne: next.torso.height > 1.5 ? 1 : 0",
    also: ["structure/constant-term"],
  },
  "structure/constant-term": {
    kind: "term",
    bad: "forward: (next.torso.x - next.torso.x) / 0.008",
    mended: "forward: (next.torso.x - state.torso.x) / 0.008",
  },
  "structure/stale-event": {
    kind: "term",
    bad: "fallen: state.torso.height < 0.8 ? -1 : 0",
    mended: "fallen: next.torso.height < 0.8 ? -1 : 0",
  },
  "structure/sign": {
    kind: "term",
    bad: "leanPenalty: Math.abs(next.torso.pitch)",
    mended: "leanPenalty: -Math.abs(next.torso.pitch)",
  },
  "structure/name": { kind: "term", bad: "forward: next.torso.velocityZ", mended: "forward: next.torso.velocityX" },
  "structure/discontinuity": {
    kind: "term",
    bad: "height: next.torso.height <= 1.2 ? next.torso.height : next.torso.height - 1.2",
    mended: "height: next.torso.height <= 1.2 ? next.torso.height : 1.2",
  },
  "structure/same-branches": {
    kind: "term",
    bad: "height: next.torso.height > 1 ? next.torso.height : next.torso.height",
    mended: "height: next.torso.height > 1 ? 1 : next.torso.height",
  },
  "structure/first-step": {
    kind: "program",
    bad: programOf("calm: -change", {
      head: "export const initial = { height: 0 };",
      step: "{ next, memory }: Step<typeof initial>",
      body: "const change = Math.abs(next.torso.height - memory.height);\nmemory.height = next.torso.height;",
    }),
    mended: programOf("calm: -change", {
      step: "{ state, next }: Step",
      body: "const change = Math.abs(next.torso.height - state.torso.height);",
    }),
  },
  "structure/goal-unread": {
    kind: "program",
    environment: "reacher",
    task: "reach",
    bad: programOf("calm: -norm(action.torque)", { head: 'import { norm } from "reward";' }),
    mended: programOf("near: -next.fingertip.markDistance"),
  },
  "structure/goal-missed": {
    kind: "program",
    environment: "cartpole",
    task: "shift",
    bad: programOf("near: -Math.abs(next.cart.position + 1)"),
    mended: programOf("near: -Math.abs(next.cart.position - 1)"),
  },
};
