import { programOf } from "../example.ts";
import { errors } from "../types.ts";

const forward = "forward: next.torso.velocityX";

export const typesRules = errors({
  "types/unknown-field": {
    meaning: "a field, option or memory cell does not exist",
    hint: "See the environment's declaration (`env describe`) for what exists.",
    example: { kind: "term", bad: "high: next.torso.hight", mended: "high: next.torso.height" },
  },
  "types/unknown-name": {
    meaning: "a name is not known",
    hint: 'Take it out of the step, import it from "reward", or declare it.',
    example: {
      kind: "term",
      bad: "forward: Math.min(speed, next.torso.velocityX)",
      mended: "forward: Math.min(2, next.torso.velocityX)",
    },
  },
  "types/unknown-import": {
    meaning: "the module has nothing of this name",
    hint: "See the library's declaration for what exists.",
    example: {
      bad: programOf("effort: -length(action.torque)", { head: 'import { length } from "reward";' }),
      mended: programOf("effort: -norm(action.torque)", { head: 'import { norm } from "reward";' }),
    },
  },
  "types/wrong-arity": {
    meaning: "a function is called with, or `terms` declares, the wrong number of arguments",
    hint: "Compare with the signature.",
    example: {
      kind: "term",
      bad: "lean: -Math.atan2(next.torso.pitch)",
      mended: "lean: -Math.abs(Math.atan2(next.torso.pitch, 1))",
    },
  },
  "types/mismatch": {
    meaning: "a value is not of the type that is needed here; every term must be a number",
    hint: "Turn booleans into numbers with `? 1 : 0`, and vectors with an index, norm(…), sum(…) or mean(…).",
    example: {
      kind: "term",
      bad: "airborne: next.torso.height > 1.3",
      mended: "airborne: next.torso.height > 1.3 ? 1 : 0",
    },
  },
  "types/read-only": {
    meaning: "the step cannot be changed",
    hint: "Only your own `let` variables and the cells of `memory` can be assigned.",
    example: {
      bad: programOf("lean: -price.lean * Math.abs(next.torso.pitch)", {
        body: "const price = { lean: 1 } as const;\nif (next.foot.contact) price.lean = 2;",
      }),
      mended: programOf("lean: -price.lean * Math.abs(next.torso.pitch)", {
        body: "const price = { lean: 1 };\nif (next.foot.contact) price.lean = 2;",
      }),
    },
  },
  "types/implicit-any": {
    meaning: "a parameter has no type",
    hint: "Give it one, such as `x: number`.",
    example: {
      bad: programOf("lean: -half(Math.abs(next.torso.pitch))", { head: "const half = (x): number => x / 2;" }),
      mended: programOf("lean: -half(Math.abs(next.torso.pitch))", {
        head: "const half = (x: number): number => x / 2;",
      }),
    },
  },
  "types/parameter": {
    meaning: "the parameter of `terms` is not the Step of this environment",
    hint: 'Write `import type { Step } from "environment";` and `terms({ state, action, next }: Step)`.',
    example: {
      bad: `export const weights = { forward: 1 };\nexport function terms({ next }) {\n  return { ${forward} };\n}\n`,
      mended: programOf(forward),
    },
  },
});
