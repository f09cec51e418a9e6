import type { ts } from "ts-morph";
import { rule, type Found } from "./rule.ts";

/** `leftFoot.velocityX` and `frontLeftWave` in words: left, foot, velocity, x. */
const wordsOf = (name: string): Set<string> =>
  new Set(
    name
      .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word !== "" && word !== "state" && word !== "next"),
  );

const opposites: readonly (readonly [string, string])[] = [
  ["left", "right"],
  ["front", "back"],
  ["front", "rear"],
  ["upper", "lower"],
];

/** Words for a direction, and the fields that lie along it, or are of no direction at all. */
const axes: readonly { says: readonly string[]; axis: string }[] = [
  { says: ["forward", "forwards", "backward", "backwards", "ahead", "x"], axis: "x" },
  { says: ["y", "sideways", "lateral"], axis: "y" },
  { says: ["z", "vertical", "upward", "upwards"], axis: "z" },
];
const directed = /(?:\.(x|y|z|height)|[a-z](X|Y|Z|Height))$/;

const axisOf = (field: string): string | undefined => {
  const found = directed.exec(field);
  const axis = (found?.[1] ?? found?.[2])?.toLowerCase();
  return axis === "height" ? "z" : axis;
};

const limbs: readonly { says: readonly string[]; parts: readonly string[] }[] = [
  { says: ["leg", "legs", "stride", "gait"], parts: ["leg", "hip", "knee", "ankle", "foot", "feet", "thigh"] },
  { says: ["arm", "arms"], parts: ["arm", "shoulder", "elbow", "hand", "wrist"] },
];

/** What contradicts the term's name among the fields it reads, or undefined. */
const contradiction = (
  name: string,
  { fields, known }: { fields: readonly string[]; known: readonly string[] },
): string | undefined => {
  const said = wordsOf(name);
  const read = fields.map((field) => ({ field, words: wordsOf(field) }));
  for (const pair of opposites) {
    for (const [here, there] of [pair, pair.toReversed()] as [string, string][]) {
      const wrong = read.find(({ words }) => words.has(there));
      if (said.has(here) && !said.has(there) && wrong !== undefined && !read.some(({ words }) => words.has(here))) {
        return `says '${here}', and it reads '${wrong.field}'`;
      }
    }
  }
  for (const { says, axis } of axes) {
    const word = says.find((one) => said.has(one));
    const along = fields.map((field) => ({ field, axis: axisOf(field) }));
    const others = along.filter(({ axis: one }) => one !== undefined && one !== axis);
    // Only where every field has a direction: a heading or an angle may stand for any.
    // In a plane, sideways may be along x.
    if (!known.some((field) => axisOf(field) === axis)) continue;
    if (word !== undefined && others.length > 0 && others.length === fields.length) {
      return `says '${word}', and it reads '${(others[0] as { field: string }).field}'`;
    }
  }
  for (const { says, parts } of limbs) {
    const word = says.find((one) => said.has(one));
    const jointed = read.filter(({ field }) => /\.(angle|rate|contact)$/.test(field));
    if (word === undefined || jointed.length === 0) continue;
    if (!read.some(({ words }) => parts.some((part) => words.has(part)))) {
      return `says '${word}', and it reads '${(jointed[0] as { field: string }).field}'`;
    }
  }
  return jointContradiction(said, { read, known });
};

type Read = { field: string; words: ReadonlySet<string> };

const joints = ["hip", "knee", "ankle", "shoulder", "elbow", "wrist", "thigh", "shin"];
const sides = ["left", "right", "front", "back", "rear"];
const isJoint = ({ field }: Read): boolean => /\.(angle|rate)$/.test(field) || field.startsWith("action.");
const sideOf = ({ words }: Read): string => sides.filter((side) => words.has(side)).join(" ");

/**
 * Another joint than the one that is said, on a side of which the said one is not looked at: an ankle's way to the ground
 * may be summed over the whole leg, but of that leg.
 */
const jointContradiction = (
  said: ReadonlySet<string>,
  { read, known }: { read: readonly Read[]; known: readonly string[] },
): string | undefined => {
  const named = joints.filter((joint) => said.has(joint) || said.has(`${joint}s`));
  const jointed = read.filter(isJoint);
  const [joint] = named;
  if (joint === undefined || named.length > 1 || jointed.length === 0) return undefined;
  const all = known
    .map((field) => ({ field, words: wordsOf(field) }))
    .filter((one) => isJoint(one) && one.words.has(joint));
  if (all.length === 0) return undefined;
  const sidesWith = new Set(jointed.filter(({ words }) => words.has(joint)).map(sideOf));
  const other = jointed.find((one) => joints.some((name) => one.words.has(name)) && !sidesWith.has(sideOf(one)));
  return other === undefined ? undefined : `says '${joint}', and it reads '${other.field}'`;
};

/** Terms, and names on the way to them, that read another side, axis or part of the body than they say. */
export const nameRule = rule({
  id: "structure/name",
  severity: "off",
  meaning: "a term reads another side, axis or part of the body than its name says",
  hint: "Read the field that the name promises, or rename the term.",
  example: { kind: "term", bad: "forward: next.torso.velocityZ", mended: "forward: next.torso.velocityX" },
  check: ({ meaning }) => {
    const known = meaning.sampled.columns.map((column) => column.name);
    const found = (at: string | ts.Identifier, reads: ReadonlySet<string>): Found[] => {
      const [what, name] = typeof at === "string" ? ["term", at] : ["variable", at.text];
      const fields = [...reads].filter((field) => /^(state|next|action)\./.test(field));
      const wrong = contradiction(name, { fields, known });
      return wrong === undefined ? [] : [{ at, message: `The name of the ${what} '${name}' ${wrong}` }];
    };
    const ofTerms = [...meaning.terms].flatMap(([name, { reads }]) => found(name, reads));
    if (ofTerms.length > 0) return ofTerms;
    // A helper's `x` or `lower` is any number's name.
    return [...meaning.named].flatMap(([node, reads]) =>
      node.text.length < 4 || /^(up|low)per|^lower|^back(?![A-Z])/.test(node.text) ? [] : found(node, reads),
    );
  },
});
