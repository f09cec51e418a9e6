import type { EpisodeOutcome } from "../../core/outcome.ts";
import { stateLayout, rangeAt } from "../../core/fields.ts";
import type { EnvironmentSpec, Field } from "../../core/spec.ts";
import { parseUnit, type Unit } from "../../core/units.ts";

/** One number of the state over all episodes, with what its spec makes of it. */
export type StateColumn = {
  name: string;
  /** `torso` of `torso.x`; "" for a field that belongs to nothing. */
  group: string;
  /** `x` of `torso.x`. */
  leaf: string;
  field: Field;
  kind: "place" | "height" | "distance" | "speed" | "rate" | "angle" | "other";
  /** Never changes within an episode. */
  still: boolean;
  /** Figures of every episode, in order. */
  episodes: EpisodeOutcome["features"][string][];
};

const lengths = ["m", "cm", "mm", "km"];
const only = (unit: Unit, names: readonly string[], power: number): boolean => {
  const entries = Object.entries(unit);
  return entries.some(([name, exponent]) => names.includes(name) && exponent === power);
};

/** Of a length: what its name says, then its description. */
const lengthKind = (leaf: string, { description }: Field): StateColumn["kind"] => {
  if (/distance$/i.test(leaf) || /^distance\b/i.test(description)) return "distance";
  if (/height$|altitude|elevation/i.test(leaf) || /^z$/.test(leaf) || /^height\b/i.test(description)) return "height";
  return /^(x|y|position|pos)$|[XY]$/.test(leaf) || /\bposition\b/i.test(description) ? "place" : "other";
};

const kindOf = (leaf: string, field: Field): StateColumn["kind"] => {
  const unit = parseUnit(field.unit);
  const dimensions = Object.keys(unit).length;
  if (only(unit, ["s"], -1) || only(unit, ["s"], -2))
    return only(unit, lengths, 1) && dimensions === 2 ? "speed" : "rate";
  if (dimensions !== 1) return "other";
  if (only(unit, lengths, 1)) return lengthKind(leaf, field);
  return only(unit, ["rad", "°"], 1) ? "angle" : "other";
};

/** What is written down late or again says nothing of its own. */
const isEcho = ({ description }: Field, leaf: string): boolean =>
  /^lagged/i.test(leaf) || /\bstep ago\b/.test(description);

/** The numbers of a state that can be told of, in the spec's order; flags and echoes of others are left out. */
export const columnsOf = (spec: EnvironmentSpec, episodes: readonly EpisodeOutcome[]): StateColumn[] =>
  stateLayout(spec).entries.flatMap(({ path, offset, size, field }) =>
    stateLayout(spec)
      .columns.slice(offset, offset + size)
      .flatMap((name, element): StateColumn[] => {
        const figures = episodes.flatMap(({ features }) => features[name] ?? []);
        const parts = field.size === undefined ? path : name.split(".");
        const leaf = parts.at(-1) as string;
        if (field.type === "boolean" || figures.length < episodes.length || isEcho(field, leaf)) return [];
        return [
          {
            name,
            group: parts.slice(0, -1).join("."),
            leaf,
            field: { ...field, range: rangeAt(field, element) },
            kind: kindOf(leaf, field),
            still: figures.every(({ min, max }) => min === max),
            episodes: figures,
          },
        ];
      }),
  );
