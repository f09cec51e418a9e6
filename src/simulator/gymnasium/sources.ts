import { outward } from "../outward.ts";
import type { Bound, InfoEntry, Leaf, Making, Probe, Seen } from "./types.ts";
import { isSuccessFlag, isVerdict, mayBeSuccess } from "./verdicts.ts";

/**
 * One named thing that the environment tells: a leaf of its observation, an entry of its `info`, or what a state function
 * reads of it. Numbers of all sources, one after another, are a row as Python sends it.
 */
export type Source = {
  from: "observation" | "info" | "state" | "action";
  /** Identifiers: `["observation", "position"]`, `["info", "x_position"]`; of a state function the keys alone. */
  path: readonly string[];
  /** As it is written in a fields file: the path with dots, of a state function `state.` before it. */
  name: string;
  /** First number in the row. */
  offset: number;
  /** Undefined for a scalar. */
  size: number | undefined;
  boolean: boolean;
  /** Whole numbers from a list of alternatives. */
  categorical: boolean;
  /** Values met in practice, by element. */
  ranges: readonly (readonly [number, number])[];
  /** Elements of which an end of the range is no declared bound. */
  guessed: readonly boolean[];
  description: string;
  /** Says how well the environment thinks it went: for fitness and success, never for a reward's author. */
  verdict: boolean;
  /** Tells of success: under the name that is agreed upon, or perhaps, under another. */
  success?: "agreed" | "perhaps";
  /** No first look met it. */
  declared?: true;
};

const taken = new Set(["__proto__", "prototype", "constructor", "hasOwnProperty", "toString", "valueOf"]);

/** Any key as an identifier; a tuple's members are called `item0`, `item1`. */
export const identifierOf = (key: string | number): string => {
  const text = typeof key === "number" ? `item${key}` : key.replaceAll(/[^A-Za-z0-9_]/g, "_");
  return /^[A-Za-z_]/.test(text) && !taken.has(text) ? text : `_${text}`;
};

export const sizeOf = ({ shape }: Pick<Leaf, "shape">): number =>
  shape.reduce((product, length) => product * length, 1);

export const boundAt = (bound: Bound | undefined, index: number): number | null =>
  bound === undefined ? null : typeof bound === "object" ? (bound?.[index] ?? null) : bound;

/** Bounds beyond this are formal: nobody meets them. */
const largestBound = 10_000;

const isMeant = (bound: number | null): bound is number => bound !== null && Math.abs(bound) <= largestBound;

/** The declared bounds where they mean something, else what random actions met, three times as wide. */
const rangeOf = (low: number | null, high: number | null, seen: Seen): readonly [number, number] => {
  const [least, most] = seen ?? [-1, 1];
  const reach = Math.max(most - least, 0.1 * Math.abs(most), 1e-3);
  const from = isMeant(low) ? low : outward(least - reach, "floor");
  const to = isMeant(high) ? high : outward(most + reach, "ceil");
  return from < to ? [from, to] : [Math.min(from, to) - 1, Math.max(from, to) + 1];
};

const shapeText = (shape: readonly number[]): string => (shape.length > 1 ? `, ${shape.join(" × ")} row by row` : "");

const leafDescription = (leaf: Leaf, name: string): string => {
  if (leaf.kind === "discrete") return `${name}: one of the whole numbers ${String(leaf.low)} to ${String(leaf.high)}.`;
  const kind = leaf.kind === "multi-discrete" ? "whole numbers" : "as the environment gives it";
  return `${name}, ${kind}${shapeText(leaf.shape)}.`;
};

const observationSource = (leaf: Leaf, offset: number, seen: readonly Seen[]): Source => {
  const path = ["observation", ...leaf.path.map(identifierOf)];
  const size = sizeOf(leaf);
  const what = leaf.path.length === 0 ? "The policy's observation" : `Observation '${leaf.path.join(".")}'`;
  return {
    from: "observation",
    path,
    name: path.join("."),
    offset,
    size: leaf.shape.length === 0 ? undefined : size,
    boolean: false,
    categorical: leaf.kind !== "box",
    ranges: Array.from({ length: size }, (_, index) =>
      rangeOf(boundAt(leaf.low, index), boundAt(leaf.high, index), seen[offset + index] ?? null),
    ),
    guessed: Array.from(
      { length: size },
      (_, index) => !isMeant(boundAt(leaf.low, index)) || !isMeant(boundAt(leaf.high, index)),
    ),
    description: leafDescription(leaf, what),
    verdict: false,
  };
};

const toldText = ({ path: keys, length }: InfoEntry, from: "info" | "state"): string => {
  const what = `${length ? "The number of entries of " : ""}'${keys.join(".")}'`;
  return from === "state"
    ? `${what}, as the state function reads it of the simulator.`
    : `${what} of the environment's info; 0 until it is first told in an episode.`;
};

const toldSource = (
  entry: InfoEntry,
  { offset, from, version }: { offset: number; from: "info" | "state"; version: 1 | 2 },
): Source => {
  const { path: keys, size, boolean, seen, length, declared } = entry;
  const inner = keys.map(identifierOf);
  const [first = "", ...rest] = inner;
  // A state function's keys stand beside the groups of the others.
  const own = first === "observation" || first === "info" ? [`state_${first}`, ...rest] : inner;
  const path = from === "state" ? own : [from, ...inner];
  return {
    from,
    path,
    name: [from, ...inner].join("."),
    offset,
    size: size === 0 ? undefined : size,
    boolean: boolean && size === 0,
    categorical: length === true,
    ranges: seen.map((pair) => (boolean ? [0, 1] : rangeOf(length ? 0 : null, null, pair))),
    guessed: seen.map(() => !boolean),
    description: toldText(entry, from),
    verdict: isVerdict(entry, version),
    ...(isSuccessFlag(entry) ? { success: "agreed" as const } : mayBeSuccess(entry) && { success: "perhaps" as const }),
    ...(declared && { declared }),
  };
};

export const numericLeaves = (leaves: readonly Leaf[]): Leaf[] =>
  leaves.filter(({ kind, shape }) => kind !== "other" && sizeOf({ shape }) > 0);

/** Two keys that become one identifier are told apart by a number. */
const distinct = (sources: readonly Source[]): Source[] => {
  const seen = new Set<string>();
  return sources.map((source) => {
    let { path } = source;
    let suffix = "";
    for (let count = 2; seen.has(path.join(".")); count++) {
      suffix = `_${count}`;
      path = [...source.path.slice(0, -1), `${source.path.at(-1) as string}${suffix}`];
    }
    seen.add(path.join("."));
    return { ...source, path, name: `${source.name}${suffix}` };
  });
};

/** Everything a row holds, in its order. */
export const sourcesOf = (
  probe: Pick<Probe, "observation" | "infos" | "seen" | "state">,
  { bridge }: Pick<Making, "bridge">,
): Source[] => {
  const sources: Source[] = [];
  let offset = 0;
  for (const leaf of numericLeaves(probe.observation)) {
    sources.push(observationSource(leaf, offset, probe.seen));
    offset += sizeOf(leaf);
  }
  const told = [
    ...probe.infos.map((entry) => ({ entry, from: "info" as const })),
    ...(probe.state?.entries ?? []).map((entry) => ({ entry, from: "state" as const })),
  ];
  for (const { entry, from } of told) {
    sources.push(toldSource(entry, { offset, from, version: bridge ?? 1 }));
    offset += Math.max(1, entry.size);
  }
  return distinct(sources);
};
