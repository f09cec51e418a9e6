/**
 * An environment of finitely many states, written out. Outcome k of so many: from state `from[k]`, under the `action[k]`-th
 * action, the world comes to `to[k]` with `chance[k]`. Outcomes are in the order of `from`, then of `action`; the chances of each
 * pair add up to 1. A state without outcomes ends the episode: the world did where `terminated` says so, else the clock had to.
 */
export type Tabular = {
  /** Number of states, those among them that look alike and differ in what is hidden. */
  count: number;
  /** count × state width: what a reward reads of each. */
  states: Float64Array;
  /** Number of actions, in the spec's order. */
  actions: number;
  /** By state, the chance that an episode begins there. */
  initial: Float64Array;
  terminated: Uint8Array;
  outcomes: Outcomes;
};

export type Outcomes = { from: Int32Array; action: Int32Array; to: Int32Array; chance: Float64Array };

/** What the mathematics of rewards needs of it: no state's meaning. */
export type DecisionProcess = Pick<Tabular, "count" | "actions" | "initial" | "outcomes">;
