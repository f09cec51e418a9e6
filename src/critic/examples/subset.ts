import { programOf, type RuleExamples } from "./example.ts";

const forward = "forward: next.torso.velocityX";
const lean = "lean: -Math.abs(next.torso.pitch)";

const heights = Array.from({ length: 150 }, (_, index) => ((index + 1) / 100).toFixed(2));

export const subsetExamples: RuleExamples = {
  "subset/loop": {
    kind: "program",
    bad: programOf("height: height", { body: "let height = next.torso.height;\nwhile (height > 0.1) height /= 2;" }),
    mended: programOf("height: height", {
      body: "let height = next.torso.height;\nfor (let i = 0; i < 4; i++) height /= 2;",
    }),
  },
  "subset/import": {
    kind: "program",
    bad: programOf("effort: -norm(action.torque)", { head: 'import { norm } from "mathjs";' }),
    mended: programOf("effort: -norm(action.torque)", { head: 'import { norm } from "reward";' }),
  },
  "subset/global": {
    kind: "program",
    bad: programOf(forward, { body: "console.log(next.torso.velocityX);" }),
    mended: programOf(forward),
  },
  "subset/member": {
    kind: "term",
    bad: "forward: next.torso.constructor ? next.torso.velocityX : 0",
    mended: forward,
  },
  "subset/computed-member": { kind: "term", bad: 'forward: next["torso"]["velocityX"]', mended: forward },
  "subset/any": {
    kind: "program",
    bad: programOf("forward: Math.min(torso.velocityX, 2)", { body: "const torso: any = next.torso;" }),
    mended: programOf("forward: Math.min(torso.velocityX, 2)", { body: "const torso = next.torso;" }),
  },
  "subset/cast": { kind: "term", bad: "forward: next.torso.velocityX as number", mended: forward },
  "subset/directive": {
    kind: "program",
    bad: programOf(forward, { body: "// @ts-ignore" }),
    mended: programOf(forward),
  },
  "subset/prologue": {
    kind: "program",
    bad: programOf(forward, { body: '"use asm";' }),
    mended: programOf(forward),
  },
  "subset/class": {
    kind: "program",
    bad: programOf("forward: Math.min(next.torso.velocityX, new Limits().speed)", {
      head: "class Limits { speed = 2; }",
    }),
    mended: programOf("forward: Math.min(next.torso.velocityX, limits.speed)", {
      head: "const limits = { speed: 2 };",
    }),
  },
  "subset/async": {
    kind: "program",
    bad: programOf(forward).replace("export function", "export async function"),
    mended: programOf(forward),
  },
  "subset/exception": {
    kind: "program",
    bad: programOf(forward, { body: "if (next.torso.height < 0.7) throw 1;" }),
    mended: programOf("forward: next.torso.height < 0.7 ? 0 : next.torso.velocityX"),
  },
  "subset/regex": { kind: "term", bad: 'forward: /x/.test("x") ? next.torso.velocityX : 0', mended: forward },
  "subset/bigint": {
    kind: "term",
    bad: "forward: Number(2n) * next.torso.velocityX",
    mended: "forward: 2 * next.torso.velocityX",
  },
  "subset/string": {
    kind: "term",
    bad: "forward: Number(`${next.torso.velocityX}`)",
    mended: forward,
  },
  "subset/declaration": {
    kind: "program",
    bad: programOf("lean: -pitch", { body: "var pitch = Math.abs(next.torso.pitch);" }),
    mended: programOf("lean: -pitch", { body: "const pitch = Math.abs(next.torso.pitch);" }),
  },
  "subset/accessor": {
    kind: "program",
    bad: programOf("lean: -torso.lean", {
      body: "const torso = { get lean() { return Math.abs(next.torso.pitch); } };",
    }),
    mended: programOf("lean: -torso.lean", { body: "const torso = { lean: Math.abs(next.torso.pitch) };" }),
  },
  "subset/operator": {
    kind: "term",
    bad: "floor: next.torso.height | 0",
    mended: "floor: Math.trunc(next.torso.height)",
  },
  "subset/module-state": {
    kind: "program",
    bad: programOf("further: next.torso.x - start", { head: "let start = 0.5;" }),
    mended: programOf("further: next.torso.x - start", { head: "const start = 0.5;" }),
  },
  "subset/assignment": {
    kind: "program",
    bad: programOf(lean, { body: "next.torso.pitch *= 2;" }),
    mended: programOf("lean: -Math.abs(pitch)", { body: "const pitch = 2 * next.torso.pitch;" }),
  },
  "subset/function-value": {
    kind: "program",
    bad: programOf("lean: -twice(Math.abs, next.torso.pitch)", {
      head: "const twice = (f: (x: number) => number, x: number): number => 2 * f(x);",
    }),
    mended: programOf("lean: -twice(next.torso.pitch)", {
      head: "const twice = (x: number): number => 2 * Math.abs(x);",
    }),
  },
  "subset/non-ascii-name": {
    kind: "program",
    bad: programOf("lean: -Math.abs(θ)", { body: "const θ = next.torso.pitch;" }),
    mended: programOf("lean: -Math.abs(pitch)", { body: "const pitch = next.torso.pitch;" }),
  },
  "subset/too-large": {
    kind: "program",
    bad: programOf("height: height", {
      body: ["let height = 0;", ...heights.map((at) => `if (next.torso.height > ${at}) height = ${at};`)].join("\n"),
    }),
    mended: programOf("height: Math.floor(100 * next.torso.height) / 100"),
  },
  "subset/syntax": {
    kind: "program",
    bad: programOf("forward: speed", {
      body: "let speed = next.torso.velocityX;\nswitch (next.foot.contact) { case true: speed = 0; }",
    }),
    mended: programOf("forward: speed", {
      body: "let speed = next.torso.velocityX;\nif (next.foot.contact) speed = 0;",
    }),
  },
};
