/** How an episode stopped. `invalid`: the physics blew up (never rewarded); `unfinished`: cut by the end of a rollout bank. */
export type Ending = "terminated" | "truncated" | "invalid";

/**
 * One whole episode as fitness, success predicates and analyzers read it.
 *
 *     state(0) ─action(0)→ state(1) ─action(1)→ … ─action(length-1)→ state(length)
 *
 * `state(i)` and `action(i)` return one shared view each that moves: read numbers out of it, do not keep it.
 */
export type Episode<State = unknown, Action = unknown> = {
  /** Number of steps taken; there is one state more. */
  readonly length: number;
  /** Seconds a step. */
  readonly dt: number;
  readonly ending: Ending;
  state(index: number): State;
  action(index: number): Action;
  /** Sum over the episode of the environment's own reward, where it has one. */
  readonly nativeReturn?: number;
  /** What the environment told with step `index` beside the state, by name; one shared view that moves. */
  hidden?(index: number): Readonly<Record<string, number>>;
};
