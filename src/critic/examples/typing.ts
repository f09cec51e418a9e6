import { programOf, type RuleExamples } from "./example.ts";

const forward = "forward: next.torso.velocityX";

export const typesExamples: RuleExamples = {
  "types/unknown-field": { kind: "term", bad: "high: next.torso.hight", mended: "high: next.torso.height" },
  "types/unknown-name": {
    kind: "term",
    bad: "forward: Math.min(speed, next.torso.velocityX)",
    mended: "forward: Math.min(2, next.torso.velocityX)",
  },
  "types/unknown-import": {
    kind: "program",
    bad: programOf("effort: -length(action.torque)", { head: 'import { length } from "reward";' }),
    mended: programOf("effort: -norm(action.torque)", { head: 'import { norm } from "reward";' }),
  },
  "types/wrong-arity": {
    kind: "term",
    bad: "lean: -Math.atan2(next.torso.pitch)",
    mended: "lean: -Math.abs(Math.atan2(next.torso.pitch, 1))",
  },
  "types/mismatch": {
    kind: "term",
    bad: "airborne: next.torso.height > 1.3",
    mended: "airborne: next.torso.height > 1.3 ? 1 : 0",
  },
  "types/read-only": {
    kind: "program",
    bad: programOf("lean: -price.lean * Math.abs(next.torso.pitch)", {
      body: "const price = { lean: 1 } as const;\nif (next.foot.contact) price.lean = 2;",
    }),
    mended: programOf("lean: -price.lean * Math.abs(next.torso.pitch)", {
      body: "const price = { lean: 1 };\nif (next.foot.contact) price.lean = 2;",
    }),
  },
  "types/implicit-any": {
    kind: "program",
    bad: programOf("lean: -half(Math.abs(next.torso.pitch))", { head: "const half = (x): number => x / 2;" }),
    mended: programOf("lean: -half(Math.abs(next.torso.pitch))", {
      head: "const half = (x: number): number => x / 2;",
    }),
  },
  "types/parameter": {
    kind: "program",
    bad: `export const weights = { forward: 1 };\nexport function terms({ next }) {\n  return { ${forward} };\n}\n`,
    mended: programOf(forward),
  },
};
