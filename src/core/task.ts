import type { Episode } from "./episode.ts";

export type ReferenceName = "human" | "sparse" | "gymnasium";

/** What may be shown to a designer: never the fitness, never a reference. */
export type TaskDescription = {
  name: string;
  description: string;
  /** Where the description is a person's own words: that of the task by which they are measured. */
  measured?: string;
  /** What measures is an expression: its text is no sentence of anybody's. */
  expressed?: true;
  /** Nothing measures it but what a person prefers: what stands where a fitness does is no number of anything. */
  unmeasured?: true;
  /** Nothing says when an episode succeeds: what stands where success does is no number of anything. */
  unjudged?: true;
};

/**
 * A goal in an environment. `fitness` and `success` are trusted code that runs in the evaluation child only.
 * `references` name reward files relative to the environment's folder, or are `native`: the environment's own reward.
 */
export type Task<State = never, Action = never> = Omit<TaskDescription, "measured" | "expressed"> & {
  /** Of a whole episode; higher is better. */
  fitness(episode: Episode<State, Action>): number;
  success?(episode: Episode<State, Action>): boolean;
  /** The expression that fitness is, where it is one: printed as what measures. */
  measure?: string;
  /** Fitness is success and, between equals, something else: figures and intervals are of success alone. */
  headline?: "success";
  references: Partial<Record<ReferenceName, string>>;
  /** Options of the environment (`--env-option`) that the task needs; those that a user gives come first. */
  options?: Readonly<Record<string, string>>;
  /** Default training budget in environment steps. */
  steps: number;
  /** Nobody has stated `steps`: it is a usual figure. */
  usualSteps?: true;
  /** Its fitness is what a user's own trainer says of each episode. */
  isTold?: true;
};
