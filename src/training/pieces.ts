import { actionLayout, stateLayout } from "../core/fields.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { PlayedEpisode } from "./evaluate-policy.ts";

/** A step of an episode up to, and without, another. */
type Cut = { from: number; to: number };

/** An episode of `length` steps in so many pieces, as equal as steps allow and none without a step. */
export const cutsOf = (length: number, pieces: number): Cut[] => {
  const count = Math.min(pieces, length);
  const at = (place: number): number => Math.round((place * length) / count);
  return Array.from({ length: count }, (_, place) => ({ from: at(place), to: at(place + 1) }));
};

/** A piece of an episode as one of its own; only the last piece is ended as the episode was. */
export const pieceOf = (
  { states, actions, native, length, ending }: PlayedEpisode,
  { spec, from, to }: Cut & { spec: EnvironmentSpec },
): PlayedEpisode => {
  const [state, action] = [stateLayout(spec).width, actionLayout(spec).width];
  const { hidden } = native ?? {};
  const width = hidden?.names.length ?? 0;
  return {
    states: states.subarray(from * state, (to + 1) * state),
    actions: actions.subarray(from * action, to * action),
    length: to - from,
    ending: to === length ? ending : "truncated",
    ...(native && {
      native: {
        reward: native.reward.subarray(from, to),
        ...(hidden && { hidden: { ...hidden, values: hidden.values.subarray(from * width, to * width) } }),
      },
    }),
  };
};
