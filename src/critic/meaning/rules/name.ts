import type { Diagnostic } from "../../../core/diagnostic.ts";
import { finding, placeIn } from "../../findings.ts";
import type { Context } from "./context.ts";
import { structureRules } from "../../structure/rules.ts";

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
  return undefined;
};

/** Terms that read another side, axis or part of the body than their own name says. */
export const nameFindings = ({ view, program, meaning }: Context): Diagnostic[] =>
  [...(meaning.terms ?? [])].flatMap(([name, { reads }]) => {
    const known = meaning.sampled?.columns.map((column) => column.name) ?? [];
    const fields = [...reads].filter((field) => /^(state|next|action)\./.test(field));
    const wrong = contradiction(name, { fields, known });
    if (wrong === undefined) return [];
    const message = `The name of the term '${name}' ${wrong}`;
    return [finding(structureRules, "structure/name", placeIn(view.file, program.terms[name]?.[0] ?? 0), message)];
  });
