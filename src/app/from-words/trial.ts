import { commandLine } from "../../core/command-line.ts";
import { RewardsmithError } from "../../core/errors.ts";
import type { Looker } from "../../core/interfaces.ts";
import type { EpisodePool, LookJob } from "../../core/job.ts";
import type { TriedGroup } from "../../core/measured-words.ts";
import type { LookedEpisode } from "../../core/outcome.ts";
import { mean } from "../../core/statistics.ts";
import type { Problem } from "../problem.ts";
import { earlierEpisodes, lookOf, type EarlierPolicy } from "./earlier-runs.ts";
import type { Proposal } from "./read.ts";
import { trialLanes } from "./trial-lanes.ts";

/** One trial episode: what drove it, and what the measure says of it; `success` null where it says none, `kept` of each constraint. */
export type Tried = { name: string; fitness: number; success: boolean | null; kept: boolean[] };

/** Every run tries on the same episodes: figures of two measures can be set side by side. */
const trialSeed = 1;

const measuresOf = ({ fitness, success, constraints }: Proposal): LookJob["measures"] => [
  { kind: "expression", expression: fitness.text, as: "number" },
  ...(success === null ? [] : [{ kind: "expression" as const, expression: success.text, as: "condition" as const }]),
  ...constraints.map(({ text }) => ({ kind: "expression" as const, expression: text, as: "constraint" as const })),
];

/**
 * Plays the trial episodes and says of each what the measure does: those that are scripted, then those of earlier policies. What
 * has no finite value for one of them is said in words.
 */
export const tryOut = async (
  proposal: Proposal,
  {
    looker,
    problem,
    earlier = [],
  }: { looker: Looker; problem: Pick<Problem, "loaded" | "environment">; earlier?: readonly EarlierPolicy[] },
): Promise<Tried[] | { problems: string }> => {
  const lanes = trialLanes(problem.loaded, trialSeed);
  const measures = measuresOf(proposal);
  const pool: EpisodePool = { of: "play", seed: trialSeed, count: lanes.length, seeds: lanes.map(({ seed }) => seed) };
  const looks: { job: LookJob; nameOf: (lane: number) => string }[] = [
    {
      job: { ...lookOf({ policy: null, measures, pool }, problem), scripted: true },
      nameOf: (lane) => lanes[lane]?.name ?? "",
    },
    ...earlier.map(({ name, policy }) => ({
      job: lookOf({ policy, measures, pool: earlierEpisodes }, problem),
      nameOf: () => name,
    })),
  ];
  try {
    const tried: Tried[] = [];
    for (const { job, nameOf } of looks)
      tried.push(
        ...(await episodesOf(job, looker)).map((episode, lane) => triedOf(episode, { name: nameOf(lane), proposal })),
      );
    return tried;
  } catch (thrown) {
    if (thrown instanceof RewardsmithError && thrown.code === "training/fitness-not-finite")
      return { problems: `${thrown.message}: it must be finite for every episode.` };
    throw thrown;
  }
};

const episodesOf = async (job: LookJob, looker: Looker): Promise<LookedEpisode[]> => {
  const outcome = await looker.look(job);
  if (outcome.kind === "looked") return outcome.episodes;
  const { name } = job.environment;
  throw new RewardsmithError({
    code: "trial-failed",
    message: `the trial episodes of ${name} could not be played: ${outcome.failure.message}`,
    action: `Try the environment with ${commandLine("env", "check", name)}, or give the measure yourself with --measure EXPR.`,
  });
};

const triedOf = (
  { values, ending }: LookedEpisode,
  { name, proposal }: { name: string; proposal: Proposal },
): Tried => ({
  name,
  fitness: values[0]?.fitness ?? 0,
  // As the task of the same expressions: what blew up does not succeed.
  success: proposal.success === null ? null : ending !== "invalid" && values[1]?.success === true,
  kept: values.slice(-proposal.constraints.length || values.length).map(({ success }) => success === true),
});

/** The figures that a person is shown: of all episodes of a kind together, the best kind first. */
export const groupsOf = (tried: readonly Tried[]): TriedGroup[] =>
  [...Map.groupBy(tried, ({ name }) => name)]
    .map(([name, episodes]) => ({
      name,
      episodes: episodes.length,
      fitness: mean(episodes.map(({ fitness }) => fitness)),
      success: episodes.some(({ success }) => success === null)
        ? null
        : mean(episodes.map(({ success }) => Number(success))),
    }))
    .toSorted((left, right) => right.fitness - left.fitness);
