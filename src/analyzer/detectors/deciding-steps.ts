import type { Finding, FindingMoment } from "../../core/finding.ts";
import { median } from "../../core/statistics.ts";
import { readTrajectory, type StoredEpisode } from "../../core/trajectory.ts";
import { decidingStep, windowOf } from "../credit/deciding-step.ts";
import { heldOutAccuracy } from "../credit/held-out.ts";
import { fitSuccess, type JudgedEpisode } from "../credit/success-model.ts";
import type { Detector, OutcomeEvidence } from "../types.ts";

/** Whole episodes of either kind, well and badly ended, from which something is said. */
const leastOfEach = 6;
/**
 * How well episodes that a model was not fitted to must be told by it. Of 16 episodes whose outcomes had nothing to do with their steps,
 * drawn 48 times, one passed; of planted ones most (docs/log.md).
 */
const leastAccuracy = 0.8;
/** A fall of the log-ratio that is told: to less than half. */
const leastFall = Math.log(2);
const mostEpisodes = 2;
const mostFields = 2;

type Told = { seed: number; stored: StoredEpisode; judged: JudgedEpisode };

/** Which of them are successes; where all are alike, which are better than the middle one. */
const judgeOf = (stored: readonly StoredEpisode[]): ((episode: StoredEpisode) => boolean) => {
  const successes = stored.filter(({ success }) => success).length;
  if (successes > 0 && successes < stored.length) return ({ success }) => success;
  const middle = median(stored.map(({ fitness }) => fitness));
  return ({ fitness }) => fitness > middle;
};

/** State columns by name, as the episodes' features have them; none where those say something else. */
const namesOf = ({ results }: OutcomeEvidence, width: number): string[] => {
  const names = Object.keys(results[0]?.episodes[0]?.features ?? {}).filter((name) => !name.startsWith("action."));
  return names.length === width ? names : [];
};

const meanOf = (
  { states, length }: JudgedEpisode,
  { column, width, from, to }: { column: number; width: number; from: number; to: number },
): number => {
  const [first, last] = [Math.max(0, from), Math.min(length + 1, to)];
  let total = 0;
  for (let row = first; row < last; row++) total += states[row * width + column] as number;
  return total / Math.max(1, last - first);
};

/** The columns that changed most about a step, in what they range over in the episode. */
const changedAt = (
  episode: JudgedEpisode,
  { step, names }: { step: number; names: readonly string[] },
): { field: string; before: number; after: number }[] => {
  const width = names.length;
  const reach = windowOf(episode.length);
  return names
    .map((field, column) => {
      const before = meanOf(episode, { column, width, from: step - reach, to: step + 1 });
      const after = meanOf(episode, { column, width, from: step + 1, to: step + 1 + reach });
      let [low, high] = [Infinity, -Infinity];
      for (let row = 0; row <= episode.length; row++) {
        const value = episode.states[row * width + column] as number;
        [low, high] = [Math.min(low, value), Math.max(high, value)];
      }
      return { field, before, after, size: high > low ? Math.abs(after - before) / (high - low) : 0 };
    })
    .filter(({ size }) => size > 0)
    .toSorted((left, right) => right.size - left.size)
    .slice(0, mostFields)
    .map(({ field, before, after }) => ({ field, before, after }));
};

const find = (evidence: OutcomeEvidence): Finding[] => {
  const own = evidence.results.flatMap(({ seed, stored }) => stored.map((each) => ({ seed, stored: each })));
  const known = [...(evidence.whole ?? []), ...own.map(({ stored }) => stored)].filter(
    ({ length, ending }) => length > 1 && ending !== "invalid",
  );
  const isGood = judgeOf(known);
  const good = known.filter(isGood).length;
  if (good < leastOfEach || known.length - good < leastOfEach) return [];
  const judge = (stored: StoredEpisode): JudgedEpisode => ({ ...readTrajectory(stored), success: isGood(stored) });
  const episodes = known.map(judge);
  const [first] = episodes as [JudgedEpisode];
  const stateWidth = first.states.length / (first.length + 1);
  const widths = { stateWidth, actionWidth: first.actions.length / first.length };
  const model = heldOutAccuracy(episodes, widths) < leastAccuracy ? null : fitSuccess(episodes, widths);
  if (model === null) return [];
  const names = namesOf(evidence, stateWidth);
  const worst = own
    .filter(({ stored }) => known.includes(stored) && !isGood(stored))
    .toSorted((left, right) => left.stored.fitness - right.stored.fitness)
    .map((each): Told => ({ ...each, judged: judge(each.stored) }));
  const told = worst.flatMap(({ seed, stored, judged }) => {
    const decided = decidingStep(model.logRatios(judged));
    if (decided === null || decided.before - decided.after < leastFall) return [];
    const { step, before, after } = decided;
    const { length, index } = stored;
    const moment: FindingMoment[] = index === undefined ? [] : [{ seed, episode: index, from: step, to: step + 1 }];
    return [{ figures: { step, length, before, after, fields: changedAt(judged, { step, names }) }, moment }];
  });
  if (told.length === 0) return [];
  const some = told.slice(0, mostEpisodes);
  return [
    {
      kind: "decided",
      severity: "note",
      confidence: "inferred",
      figures: { fitted: known.length, episodes: some.map(({ figures }) => figures) },
      moments: some.flatMap(({ moment }) => moment),
    },
  ];
};

/** Credit in time: the steps that decided a training's worst whole episodes, by a model of success over all that are known. */
export const decidingSteps: Detector = { name: "deciding-steps", over: "outcomes", find };
