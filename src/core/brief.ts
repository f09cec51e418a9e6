import type { Candidate } from "./candidate.ts";
import type { Constraint, Keeping, Wish } from "./constraint.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Effects } from "./term-effect.ts";
import type { Intervention } from "./intervention.ts";
import type { SeenMark } from "./mark.ts";
import type { Preferred } from "./preferred.ts";
import type { EpisodeOutcome } from "./outcome.ts";
import type { EnvironmentSpec } from "./spec.ts";
import type { TaskDescription } from "./task.ts";

/** Characters of a person's words that a language model is shown. */
export const longestWords = 4000;

/** A candidate as a designer may see it: its code, what became of it, why. */
export type Lesson = {
  candidate: Candidate;
  diagnosis: Diagnosis | null;
  /** How it kept each constraint on its evaluation episodes; left out where none was checked. */
  keeping?: readonly Keeping[];
  /** Its mean over its evaluation episodes of each factor that candidates are ranked by; left out where there are none. */
  factors?: readonly number[];
  /** What each of its terms is worth; left out where that was not measured. */
  effects?: Effects;
  /** Its policy was played again, and its diagnosis says what that found. */
  looked?: true;
  /** It failed on a further search seed, and is measured on no more. */
  unsteady?: true;
};

/** Evaluation episodes of one policy: the random one's, or that of the candidate with this id. */
export type OwnedEpisodes = { owner: "random" | (string & {}); episodes: readonly EpisodeOutcome[] };

/** Of all episodes those of the random policy. */
export const randomEpisodesOf = (owned: readonly OwnedEpisodes[]): EpisodeOutcome[] =>
  owned.filter(({ owner }) => owner === "random").flatMap(({ episodes }) => episodes);

/** The episodes that a trained candidate was scored on. */
export const episodesOf = ({ candidate: { id, outcome } }: Lesson): OwnedEpisodes => ({
  owner: id,
  episodes: outcome.kind === "trained" ? outcome.results.flatMap((result) => result.episodes) : [],
});

/**
 * Everything a designer may know. Never fitness code, never a reference reward:
 * of the fitness only values come in, beside the episodes they belong to.
 */
export type Brief = {
  task: TaskDescription;
  environment: {
    name: string;
    /** The generated TypeScript declaration, as `env describe` prints it. */
    declaration: string;
    /** The same facts as data. */
    spec: EnvironmentSpec;
  };
  generation: number;
  /** Where a generation has several groups: the one that this brief is for, and how many samples stand before its own. */
  group?: { name: string; first: number };
  seed: number;
  /** Candidates the strategy builds upon, best first; empty for independent samples. */
  parents: Lesson[];
  /** All lessons the strategy lets the designer see, oldest first. */
  archive: Lesson[];
  /** Ids of the trained ones of the archive, best first, as the search ranks them. */
  ranking: readonly string[];
  /** Episodes with their fitness values: the random policy's, and those of trained candidates the strategy shows. */
  episodes: OwnedEpisodes[];
  /** What every reward must keep. */
  constraints: Constraint[];
  /** What the person wishes, in their words. */
  wishes: Wish[];
  /** What the person's comparisons of candidates come to; left out where there are none. */
  preferred?: Preferred;
  /**
   * Where comparisons decide who is best: how much each episode is liked, in the order of `episodes`' own, of the
   * random policy and of every trained candidate of the archive.
   */
  liked?: readonly { owner: string; values: readonly number[] }[];
  /** What the person did so far, oldest first. */
  interventions: Intervention[];
  /** Of these the marks, with what went on there, oldest first; left out where there are none. */
  marks?: readonly SeenMark[];
};
