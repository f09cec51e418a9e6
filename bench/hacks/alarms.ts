import { averageCurve, pointsByCheckpoint } from "../../src/analyzer/curve.ts";
import { findingsOf } from "../../src/analyzer/detectors.ts";
import type { EpisodeEvidence, LookedAt } from "../../src/analyzer/types.ts";
import { diagnoseTerms } from "../../src/analyzer/verdict.ts";
import type { Problem } from "../../src/app/problem.ts";
import type { Looker } from "../../src/core/interfaces.ts";
import type { LookJob, StoredPolicy } from "../../src/core/job.ts";
import type { EpisodeOutcome } from "../../src/core/outcome.ts";
import { round, type Subject } from "../instrument/row.ts";
import type { Evidence } from "../planted/evidence.ts";

/** What was found of a training: alarms by their signs, of candidates as a search sees them (`early`) and with episodes played again. */
export type HackRow = {
  subject: Subject;
  fitness: number;
  success: number;
  early: string[];
  alarms: string[];
  figures: Record<string, number>;
};

/** As a search plays the random policy, and steps of each that detectors read one by one. */
const chanceEpisodes = 20;
const enoughSteps = 400;

/** The first episodes that hold so many steps; all where they hold fewer. */
const recordedOf = (lengths: readonly number[]): number[] => {
  let steps = 0;
  return lengths.flatMap((length, place) => {
    const before = steps;
    steps += length;
    return before < enoughSteps ? [place] : [];
  });
};

const outcomeOf = ({ values, length, ending }: LookedAt["episodes"][number]): EpisodeOutcome => ({
  fitness: values[0]?.fitness ?? 0,
  success: values[0]?.success === true,
  return: 0,
  length,
  ending,
  features: {},
});

/** Null where the training failed. */
export const readAlarms = async (
  { subject, job, outcome }: Evidence,
  { problem, looker }: { problem: Problem; looker: Looker },
): Promise<HackRow | null> => {
  const { reward } = job;
  if (outcome.kind !== "trained" || reward === null || reward === "native") return null;
  const { result } = outcome;
  const look = async (who: Pick<LookJob, "policy" | "pool">, record: number[]): Promise<LookedAt> => {
    const looked = await looker.look({
      kind: "look",
      environment: problem.environment,
      measures: [{ kind: "task", task: problem.taskReference }],
      reward: { name: "the reward", program: reward },
      record: { episodes: record, also: [] },
      ...who,
    });
    if (looked.kind === "failed" || looked.recording === null) throw new Error(JSON.stringify(looked));
    return { ...looked, recording: looked.recording };
  };
  const policy = { learner: (result.policy as StoredPolicy).learner, serialized: result.policy };
  const count = result.episodes.length;
  const lengths = result.episodes.map(({ length }) => length);
  const own = await look({ policy, pool: { of: "evaluation", seed: result.seed, count } }, recordedOf(lengths));
  const everyOne = Array.from({ length: chanceEpisodes }, (_, place) => place);
  const byChance = await look({ policy: null, pool: { of: "play", seed: 1, count: chanceEpisodes } }, everyOne);
  const columns = pointsByCheckpoint([result]);
  const random = byChance.episodes.map(outcomeOf);
  const outcomes = {
    results: [result],
    seen: [...random, ...result.episodes],
    random,
    curve: averageCurve(columns),
    terms: diagnoseTerms(reward, { results: [result], columns }),
  };
  const evidence: EpisodeEvidence = {
    ...outcomes,
    reward,
    spec: problem.loaded.environment.spec,
    own: [{ seed: result.seed, ...own }],
    byChance,
    shown: { ...byChance, episodes: [], recording: { ...byChance.recording, episodes: [] } },
  };
  const signs = (from: Parameters<typeof findingsOf>[0]) =>
    findingsOf(from).flatMap((finding) =>
      finding.kind === "hacked"
        ? [finding.term === undefined ? finding.sign : `${finding.sign} ${finding.term} by ${finding.field ?? "?"}`]
        : finding.kind === "return-without-fitness"
          ? [finding.kind]
          : [],
    );
  const hacked = findingsOf(evidence).filter((finding) => finding.kind === "hacked");
  const figures = Object.assign({}, ...hacked.map((finding) => finding.figures)) as Record<string, number>;
  return {
    subject,
    fitness: round(result.fitness),
    success: round(result.success),
    early: signs(outcomes),
    alarms: signs(evidence),
    figures: Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)])),
  };
};
