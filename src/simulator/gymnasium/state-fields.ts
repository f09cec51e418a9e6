import { usageError } from "../../core/errors.ts";
import { nearestNames } from "../../core/nearest.ts";
import { isField } from "../../core/fields.ts";
import type { Field, FieldTree } from "../../core/spec.ts";
import type { FieldsFile, FieldWords } from "./fields-file.ts";
import { actionSources } from "./actions.ts";
import { sourcesOf, type Source } from "./sources.ts";
import type { Probe } from "./types.ts";

/** A field of the spec with the places of its numbers in a row. */
export type PlacedField = { path: readonly string[]; field: Field; places: readonly number[] };

const malformed = (message: string, action = "docs/python.md shows a fields file."): Error =>
  usageError({ code: "bridge/bad-fields-file", message: `Fields file: ${message}`, action });

/** A source, one of its elements, or elements from…to (excluded): `observation[2:5]`. */
type Selection = { source: Source; from: number; to: number; whole: boolean; single: boolean };

const select = (text: string, sources: readonly Source[]): Selection => {
  const match = /^([^[\]]+)(?:\[(\d+)(?::(\d+))?\])?$/.exec(text.replaceAll(/\s/g, ""));
  const source = sources.find(({ name }) => name === match?.[1]);
  if (match === null || source === undefined) {
    const known = sources.map(({ name }) => name);
    const near = nearestNames(match?.[1] ?? text, { known });
    throw malformed(
      `there is no '${text}'.${near.length > 0 ? ` Did you mean ${near.map((name) => `'${name}'`).join(" or ")}?` : ""}`,
      `The environment tells: ${known.join(", ")}; elements as in observation[0] or observation[0:3].`,
    );
  }
  const size = source.size ?? 1;
  if (match[2] === undefined) return { source, from: 0, to: size, whole: true, single: source.size === undefined };
  const from = Number(match[2]);
  const to = match[3] === undefined ? from + 1 : Number(match[3]);
  if (!(from < to && to <= size)) throw malformed(`'${text}' is not within the ${size} number(s) of '${source.name}'.`);
  return { source, from, to, whole: false, single: match[3] === undefined };
};

/** Numbers a Field has one range for: the widest of all. */
const union = (ranges: readonly (readonly [number, number])[]): readonly [number, number] => [
  Math.min(...ranges.map(([low]) => low)),
  Math.max(...ranges.map(([, high]) => high)),
];

const standardUnit = (source: Source): string => (source.categorical || source.boolean ? "1" : "unknown");

const fieldOf = (
  source: Source,
  elements: readonly number[],
  { words, scalar, apart }: { words: FieldWords; scalar: boolean; apart: boolean },
): Field => {
  const ranges = elements.map((element) => source.ranges[element] as readonly [number, number]);
  const differ = apart && !scalar && words.range === undefined && new Set(ranges.map(String)).size > 1;
  const boolean = words.type === undefined ? source.boolean : words.type === "boolean";
  const part =
    elements.length === (source.size ?? 1) ? "" : `Element${elements.length > 1 ? "s" : ""} ${rangesText(elements)}. `;
  return {
    description: words.description ?? `${part}${source.description}`,
    unit: words.unit ?? standardUnit(source),
    range: words.range ?? union(ranges),
    ...(differ ? { ranges } : {}),
    ...(words.range === undefined && elements.some((element) => source.guessed[element]) ? { guessed: true } : {}),
    ...(boolean && scalar ? { type: "boolean" as const } : {}),
    ...(words.periodic === true ? { periodic: true } : {}),
    ...(scalar ? {} : { size: elements.length }),
    ...elementNames(elements, { words, scalar, isPart: part !== "" }),
  };
};

/** As a person named them, else of a part of a vector their places in the whole. */
const elementNames = (
  elements: readonly number[],
  { words, scalar, isPart }: { words: FieldWords; scalar: boolean; isPart: boolean },
): Pick<Field, "elements"> => {
  if (scalar) return {};
  if (words.elements !== undefined) return { elements: words.elements };
  return isPart ? { elements: elements.map(String) } : {};
};

/** `[0, 1, 2, 5]` → `0 to 2, 5`. */
const rangesText = (elements: readonly number[]): string => {
  const runs: [number, number][] = [];
  for (const element of elements) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === element - 1) last[1] = element;
    else runs.push([element, element]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(", ");
};

/**
 * Fields from sources, as a person named them. What is named takes its numbers out of its source; what is left keeps the
 * source's own name, unless it is excluded or a verdict of the environment's. `apart`: elements of a vector have ranges of
 * their own, which the first version of the bridge did not tell.
 */
export const placeFields = (
  sources: readonly Source[],
  { fields = {}, exclude = [] }: Pick<FieldsFile, "fields" | "exclude">,
  { apart = false }: { apart?: boolean } = {},
): PlacedField[] => {
  const claimed = new Map<number, string>();
  const placed: PlacedField[] = [];
  const excluded = new Set<number>();
  for (const text of exclude) {
    const { source, from, to } = select(text, sources);
    for (let element = from; element < to; element++) excluded.add(source.offset + element);
  }
  for (const [text, words] of Object.entries(fields)) {
    const { source, from, to, single } = select(text, sources);
    const elements = Array.from({ length: to - from }, (_, index) => from + index);
    for (const element of elements) {
      const before = claimed.get(source.offset + element);
      if (before !== undefined) throw malformed(`'${before}' and '${text}' name the same number.`);
      claimed.set(source.offset + element, text);
    }
    const standard = text.includes("[")
      ? [...source.path.slice(0, -1), `${source.path.at(-1) as string}_${from}`]
      : source.path;
    placed.push({
      path: words.name?.split(".") ?? standard,
      field: fieldOf(source, elements, { words, scalar: single, apart }),
      places: elements.map((element) => source.offset + element),
    });
  }
  for (const source of sources) {
    if (source.verdict) continue;
    const left = Array.from({ length: source.size ?? 1 }, (_, element) => element).filter(
      (element) => !claimed.has(source.offset + element) && !excluded.has(source.offset + element),
    );
    if (left.length === 0) continue;
    placed.push({
      path: source.path,
      field: fieldOf(source, left, { words: {}, scalar: source.size === undefined, apart }),
      places: left.map((element) => source.offset + element),
    });
  }
  return placed;
};

/** Of a fields file that was written for many worlds, what this one has. */
export const fitting = (file: FieldsFile, probe: Probe): FieldsFile => {
  if (file.fields === undefined && file.exclude === undefined) return file;
  const sources = [...sourcesOf(probe, {}), ...actionSources(probe.action, "").sources];
  const fits = (text: string): boolean => {
    try {
      select(text, sources);
      return true;
    } catch {
      return false;
    }
  };
  const fields = Object.entries(file.fields ?? {}).filter(([text]) => fits(text));
  return {
    ...file,
    ...(file.fields && { fields: Object.fromEntries(fields) }),
    ...(file.exclude && { exclude: file.exclude.filter(fits) }),
  };
};

type Growing = { [name: string]: Field | Growing };

/** The fields as a tree. Raises `bridge/bad-fields-file` where a name is used twice, or as a group and as a field. */
export const treeOf = (placed: readonly PlacedField[]): FieldTree => {
  const root: Growing = {};
  for (const { path, field } of placed) {
    let group = root;
    for (const name of path.slice(0, -1)) {
      const inner = (group[name] ??= {});
      if (isField(inner as Field | FieldTree))
        throw malformed(`'${path.join(".")}': '${name}' is a field already and cannot hold others.`);
      group = inner as Growing;
    }
    const last = path.at(-1) as string;
    if (group[last] !== undefined) throw malformed(`the name '${path.join(".")}' is used twice.`);
    group[last] = field;
  }
  return root;
};
