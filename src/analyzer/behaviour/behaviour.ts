import type { Behaviour, BehaviourPart } from "../../core/behaviour.ts";
import type { EpisodeOutcome } from "../../core/outcome.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { mean } from "../../core/statistics.ts";
import { changePart, distancePart } from "./changes.ts";
import { columnsOf, type StateColumn } from "./columns.ts";
import { endingParts } from "./endings.ts";
import { hasEnds, meanExcursion, most, scoreOf } from "./figures.ts";
import { gapPart, placePart } from "./places.ts";

/** What the state says: where the first thing went that goes anywhere, and what else changed most. */
const stateParts = (columns: readonly StateColumn[], seconds: readonly number[]): BehaviourPart[] => {
  const moving = columns.filter(({ still }) => !still);
  const distances = moving.filter(({ kind }) => kind === "distance").slice(0, 2);
  const firstPlace = moving.find(({ kind }) => kind === "place");
  const places = moving.filter(({ kind, group }) => kind === "place" && group === firstPlace?.group);
  const place = distances.some(({ group }) => group === firstPlace?.group) ? undefined : most(places, meanExcursion);
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
  const bounded = others.filter(hasEnds);
  const known = bounded.length > 0 ? bounded : others;
  const own = known.filter(({ group }) => group === place?.group);
  // Where nothing goes anywhere a height says more than the angles that it comes from; both are told.
  const told =
    place === undefined
      ? [known.filter(({ kind }) => kind === "height"), known.filter(({ kind }) => kind !== "height")]
      : [own.length > 0 ? own : known];
  return [...went, ...told.flatMap((each) => most(each, scoreOf) ?? []).map(changePart)];
};

/** Of the thing that moves, where it has some; else all there are. */
const heightsOf = (columns: readonly StateColumn[]): StateColumn[] => {
  const heights = columns.filter(({ kind, still }) => kind === "height" && !still);
  const mover = columns.find(({ kind, still }) => kind === "place" && !still)?.group;
  const own = heights.filter(({ group }) => group === mover);
  return own.length > 0 ? own : heights;
};

/**
 * What an agent did in its evaluation episodes, by rule from what the spec says of its fields (units, names,
 * descriptions, ranges): no environment is known by name. `judged`: the task says what success is.
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
      ...endingParts(episodes, { spec, heights: heightsOf(columns) }),
      ...(judged ? [{ kind: "succeeds" as const, count: episodes.filter(({ success }) => success).length }] : []),
    ],
  };
};
