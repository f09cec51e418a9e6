import type { Episode } from "../core/episode.ts";
import type { Trajectory } from "../core/trajectory.ts";
import { createActionView, createStateView } from "./accessors.ts";
import { actionLayout, stateLayout } from "../core/fields.ts";
import type { EnvironmentSpec, FieldTree, ValueOf } from "../core/spec.ts";

/**
 * A trajectory as fitness and analyzers read it. Its arrays may be longer than it; RangeError for arrays that are too short
 * and for an index outside the episode.
 */
export const episodeOf = <State extends FieldTree, Action extends FieldTree>(
  spec: EnvironmentSpec<State, Action>,
  {
    states,
    actions,
    length,
    ending,
    nativeReturn,
    hidden,
  }: Trajectory & {
    nativeReturn?: number;
    /** length × names. */
    hidden?: { names: readonly string[]; values: Float64Array };
  },
): Episode<ValueOf<State>, ValueOf<Action>> => {
  const stateWidth = stateLayout(spec).width;
  const actionWidth = actionLayout(spec).width;
  if (states.length < (length + 1) * stateWidth || actions.length < length * actionWidth) {
    throw new RangeError(
      `an episode of ${length} steps needs ${(length + 1) * stateWidth} state and ${length * actionWidth} action numbers, ` +
        `got ${states.length} and ${actions.length}`,
    );
  }
  const state = createStateView(spec);
  const action = createActionView(spec);
  return {
    length,
    dt: spec.dt,
    ending,
    ...(nativeReturn === undefined ? {} : { nativeReturn }),
    ...(hidden === undefined ? {} : { hidden: hiddenView(hidden, length) }),
    state(index) {
      if (!(index >= 0 && index <= length)) throw new RangeError(`state(${index}) of an episode of ${length} steps`);
      state.move(states, index * stateWidth);
      return state.view;
    },
    action(index) {
      if (!(index >= 0 && index < length)) throw new RangeError(`action(${index}) of an episode of ${length} steps`);
      action.move(actions, index * actionWidth);
      return action.view;
    },
  };
};

const hiddenView = (
  { names, values }: { names: readonly string[]; values: Float64Array },
  length: number,
): NonNullable<Episode["hidden"]> => {
  let row = 0;
  const view: Record<string, number> = {};
  names.forEach((name, column) => {
    Object.defineProperty(view, name, { enumerable: true, get: () => values[row * names.length + column] });
  });
  return (index) => {
    if (!(index >= 0 && index < length)) throw new RangeError(`hidden(${index}) of an episode of ${length} steps`);
    row = index;
    return view;
  };
};
