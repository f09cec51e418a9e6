import type { Behaviour, BehaviourPart } from "../core/behaviour.ts";
import type { EpisodeOutcome } from "../core/outcome.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { mean, sum } from "../core/statistics.ts";
import { columnsOf, type StateColumn } from "./behaviour-columns.ts";
import { endingParts } from "./behaviour-endings.ts";

type Figures = StateColumn["episodes"][number];

/** Below this share of a field's range an excursion is none to speak of. */
const small = { place: 0.01, other: 0.1 };
/** A way back below half of the way out is still a way out. */
const away = 0.5;
/** So much of what single episodes did must be left of it in their mean for "one way". */
const agreed = 0.8;

/** How far an episode took a field from where it began, by sign. */
const excursion = ({ first, min, max }: Figures): number => (max - first >= first - min ? max - first : min - first);

const spanOf = ({ field: { range, unit }, kind }: StateColumn): number => {
  const span = range[1] - range[0];
  const turn = unit === "°" ? 360 : 2 * Math.PI;
  return kind === "angle" ? Math.min(span, turn) : span;
};

/** Mean excursion as a share of the field's range; 0 where it has no ends. */
const scoreOf = (column: StateColumn): number => {
  const score = column.field.periodic
    ? mean(column.episodes.map(({ turned = 0 }) => Math.abs(turned))) / (2 * Math.PI)
    : mean(column.episodes.map((each) => Math.abs(excursion(each)))) / spanOf(column);
  return Number.isFinite(score) ? score : 0;
};

const largest = (columns: readonly StateColumn[]): StateColumn | undefined =>
  columns.reduce<StateColumn | undefined>(
    (best, each) => (best === undefined || scoreOf(each) > scoreOf(best) ? each : best),
    undefined,
  );

const oneWay = (values: readonly number[]): boolean => Math.abs(mean(values)) >= agreed * mean(values.map(Math.abs));

/** What a field's description says of the way in which it grows, e.g. "growing forwards", "positive upwards". */
const towardsOf = ({ leaf, field: { description } }: StateColumn, change: number): string => {
  const ways = ["forward", "backward", "left", "right", "upward", "downward"];
  const said = ways.filter((way) =>
    new RegExp(`\\b(?:growing|positive|grows|increasing)\\b[^,;.]*\\b${way}s?\\b`, "i").test(description),
  );
  const [way] = said;
  if (way === undefined || said.length > 1) return `towards ${change > 0 ? "larger" : "smaller"} ${leaf}`;
  const at = ways.indexOf(way);
  const taken = ways[change > 0 ? at : at % 2 === 0 ? at + 1 : at - 1] as string;
  return taken === "left" || taken === "right" ? `to the ${taken}` : taken;
};

/** Where a thing went. */
const placePart = (column: StateColumn, seconds: readonly number[]): BehaviourPart => {
  const { name: field, episodes } = column;
  const { unit } = column.field;
  const changes = episodes.map(({ first, last }) => last - first);
  const extents = episodes.map((each) => Math.abs(excursion(each)));
  if (mean(extents) < small.place * spanOf(column)) return { kind: "stays", field, unit, extent: Math.max(...extents) };
  const sizes = changes.map(Math.abs);
  if (mean(sizes) < away * mean(extents))
    return { kind: "roams", field, unit, extent: mean(extents), last: mean(sizes) };
  const isOneWay = oneWay(changes);
  const counted = isOneWay ? changes : sizes;
  return {
    kind: "travels",
    field,
    unit,
    towards: isOneWay ? towardsOf(column, mean(changes)) : null,
    change: mean(counted),
    seconds: mean(seconds),
    speed: sum(counted) / sum(seconds),
  };
};

const changePart = (column: StateColumn): BehaviourPart => {
  const { name: field, episodes } = column;
  const { unit } = column.field;
  if (column.field.periodic) {
    const turns = episodes.map(({ turned = 0 }) => turned / (2 * Math.PI));
    return oneWay(turns)
      ? { kind: "turns", field, turns: mean(turns), oneWay: true }
      : { kind: "turns", field, turns: mean(turns.map(Math.abs)), oneWay: false };
  }
  const excursions = episodes.map(excursion);
  const sizes = excursions.map(Math.abs);
  if (scoreOf(column) < small.other) return { kind: "stays", field, unit, extent: Math.max(...sizes) };
  if (!oneWay(excursions)) return { kind: "swings", field, unit, extent: mean(sizes) };
  const first = mean(episodes.map((each) => each.first));
  return {
    kind: "changes",
    field,
    unit,
    first,
    extreme: first + mean(excursions),
    last: mean(episodes.map(({ last }) => last)),
  };
};

const distancePart = ({ name: field, field: { unit }, episodes }: StateColumn): BehaviourPart => ({
  kind: "distance",
  field,
  unit,
  first: mean(episodes.map(({ first }) => first)),
  least: mean(episodes.map(({ min }) => min)),
  last: mean(episodes.map(({ last }) => last)),
});

/** How far two things with the same coordinates are apart, where one of them stands still and the other does not. */
const gapPart = (columns: readonly StateColumn[]): BehaviourPart | undefined => {
  const coordinates = columns.filter(({ kind }) => kind === "place" || kind === "height");
  const moving = new Set(coordinates.filter(({ still }) => !still).map(({ group }) => group));
  const pairs = coordinates.flatMap((mover) =>
    coordinates
      .filter(
        ({ group, leaf, field: { unit } }) => !moving.has(group) && leaf === mover.leaf && unit === mover.field.unit,
      )
      .map((target) => ({ mover, target })),
  );
  const [first] = pairs.filter(({ mover }) => moving.has(mover.group));
  if (first === undefined) return undefined;
  // All coordinates that these two things share.
  const shared = pairs.filter(
    ({ mover, target }) => mover.group === first.mover.group && target.group === first.target.group,
  );
  const apart = (at: "first" | "last"): number =>
    mean(
      first.mover.episodes.map((_, index) =>
        Math.hypot(
          ...shared.map(
            ({ mover, target }) => (mover.episodes[index] as Figures)[at] - (target.episodes[index] as Figures)[at],
          ),
        ),
      ),
    );
  const nameOf = ({ name, group }: StateColumn) => (shared.length > 1 ? group : name);
  return {
    kind: "gap",
    field: nameOf(first.mover),
    to: nameOf(first.target),
    unit: first.mover.field.unit,
    first: apart("first"),
    last: apart("last"),
  };
};

/** What the state says: where the first thing went that goes anywhere, and what else changed most. */
const stateParts = (columns: readonly StateColumn[], seconds: readonly number[]): BehaviourPart[] => {
  const moving = columns.filter(({ still }) => !still);
  const distances = moving.filter(({ kind }) => kind === "distance").slice(0, 2);
  const firstPlace = moving.find(({ kind }) => kind === "place");
  const places = moving.filter(({ kind, group }) => kind === "place" && group === firstPlace?.group);
  const place = distances.some(({ group }) => group === firstPlace?.group) ? undefined : largest(places);
  const speed = moving.find(({ kind }) => kind === "speed");
  const went =
    place !== undefined
      ? [placePart(place, seconds)]
      : firstPlace === undefined && speed !== undefined
        ? [
            {
              kind: "speed" as const,
              field: speed.name,
              unit: speed.field.unit,
              mean: mean(speed.episodes.map((each) => each.mean)),
            },
          ]
        : [];
  if (distances.length > 0) return [...went, ...distances.map(distancePart)];
  const gap = gapPart(columns);
  if (gap !== undefined) return [...went, gap];
  const others = moving.filter(({ kind, field, episodes }) =>
    field.periodic ? episodes.every(({ turned }) => turned !== undefined) : ["height", "angle", "other"].includes(kind),
  );
  const own = others.filter(({ group }) => group === place?.group);
  const most = largest(own.length > 0 ? own : others);
  return most === undefined ? went : [...went, changePart(most)];
};

/**
 * What an agent did in its evaluation episodes, by rule from what the spec says of its fields (units, names, descriptions,
 * ranges): no environment is known by name. `judged`: the task says what success is.
 */
export const behaviourOf = (
  episodes: readonly EpisodeOutcome[],
  { spec, judged }: { spec: EnvironmentSpec; judged: boolean },
): Behaviour => {
  const seconds = episodes.map(({ length }) => length * spec.dt);
  const columns = columnsOf(spec, episodes);
  return {
    episodes: episodes.length,
    parts: [
      ...stateParts(columns, seconds),
      ...endingParts(episodes, { spec, height: columns.find(({ kind, still }) => kind === "height" && !still) }),
      ...(judged ? [{ kind: "succeeds" as const, count: episodes.filter(({ success }) => success).length }] : []),
    ],
  };
};
