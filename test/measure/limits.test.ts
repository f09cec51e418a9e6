import { expect, test } from "vitest";
import { limitsIn } from "../../src/measure/limits.ts";
import type { Typed } from "../../src/measure/typed.ts";
import { names } from "./episodes.ts";

const said = (node: Typed): string => {
  switch (node.kind) {
    case "field":
      return node.quantity.name;
    case "number":
      return String(node.value);
    case "binary":
      return `(${said(node.left)} ${node.operator} ${said(node.right)})`;
    case "pointwise":
      return `${node.name}(${node.inner.map(said).join(", ")})`;
    default:
      return node.kind;
  }
};

const [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

test.each([
  ["torso.x < 3", [["torso.x", least, 3]]],
  ["3 >= torso.x", [["torso.x", least, 3]]],
  ["not torso.x < 3", [["torso.x", 3, most]]],
  ["always(abs(torso.pitch) < 0.2)", [["torso.pitch", -0.2, 0.2]]],
  ["abs(torso.pitch) > 0.2", [["abs(torso.pitch)", 0.2, most]]],
  ["max(abs(torso.velocity)) <= 2", [["torso.velocity", -2, 2]]],
  [
    "min(torso.height) > 0.8 and torso.x < 3",
    [
      ["torso.height", 0.8, most],
      ["torso.x", least, 3],
    ],
  ],
  [
    "not (torso.height < 0.8 or torso.x > 3)",
    [
      ["torso.height", 0.8, most],
      ["torso.x", least, 3],
    ],
  ],
  ["not sometimes(torso.x > 3)", [["torso.x", least, 3]]],
  ["not ended(torso.height < 0.8)", [["torso.height", 0.8, most]]],
  ["share(torso.height > 0.8) > 0.9", [["torso.height", 0.8, most]]],
  ["time(foot.contact) < 2", [["foot.contact", least, 0]]],
  ["not foot.contact", [["foot.contact", least, 0]]],
  ["2 * torso.x + 1 < 7", [["torso.x", least, 3]]],
  ["1 - torso.x < 3", [["torso.x", -2, most]]],
  ["-torso.x / 2 > -3", [["torso.x", least, 6]]],
  ["torso.x < torso.height", [["(torso.x - torso.height)", least, 0]]],
  ["norm(torso.x, torso.height) < 2", [["norm(torso.x, torso.height)", least, 2]]],
  ["largest(abs(action.torque)) < 0.5", [["action.torque", -0.5, 0.5]]],
  ["joints.angle.knee > 0", [["joints.angle.knee", 0, most]]],
  // Of alternatives nobody knows which; what only the whole episode decides bounds no step.
  ["torso.x < 3 or torso.height > 1", []],
  ["duration > 5", []],
  ["not terminated", []],
  ["change(torso.x) > 5", []],
  ["torso.x", []],
  ["nothing.there < 1", []],
  ["torso.x <", []],
] as const)("%s bounds %j", (text, limits) => {
  expect(limitsIn(text, { names }).map(({ of, low, high }) => [said(of), low, high])).toEqual(limits);
});
