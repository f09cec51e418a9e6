import { commandLine } from "../core/command-line.ts";
import { usageError } from "../core/errors.ts";
import type { SeedPool } from "../core/events.ts";
import { percent, figure } from "../core/format.ts";
import { nearestNames } from "../core/nearest.ts";
import { viewOf } from "../core/run-view.ts";
import type { RunView, TrainingView as Ended } from "../core/run-view/types.ts";
import { readOutcome } from "../evolution/kept-outcome.ts";
import { readPolicy } from "../evolution/kept-policy.ts";
import { chooseTraining, type Which } from "../evolution/which-training.ts";
import type { RunRecord } from "../store/runs.ts";
import { fromHere } from "./invocation.ts";
import type { StoredPolicy } from "../core/job.ts";
import { modeText, whyChosen } from "./which-training.ts";

/** A policy of a run with what it is, in words, and the training that it comes from, where the log tells of it. */
export type ChosenPolicy = StoredPolicy & { words: string; notices: readonly string[]; training: Ended | null };

/** Behind who a policy is; nothing where nothing measured it. */
export const scoresText = ({
  fitness,
  success,
}: {
  fitness?: number | null | undefined;
  success?: number | null | undefined;
}): string =>
  typeof fitness !== "number" || typeof success !== "number"
    ? ""
    : ` (fitness ${figure(fitness)}, success ${percent(success)})`;

const referenceNames = ["human", "sparse"];

const idsOf = ({ events }: RunRecord): string[] =>
  events.flatMap((event) => (event.type === "candidate-proposed" ? [event.id] : []));

const unknownCandidate = (run: RunRecord, id: string): Error => {
  const known = [...idsOf(run), ...referenceNames, "random"];
  const [guess] = nearestNames(id, { known });
  return usageError({
    code: "unknown-candidate",
    message: `${fromHere(run.folder)} has no candidate '${id}'`,
    action: `${guess === undefined ? "" : `Did you mean '${guess}'? `}It has ${known.join(", ")}.`,
  });
};

/** Refuses the name of a candidate that the run has not. */
export const checkCandidate = (run: RunRecord, id: string): void => {
  if (!idsOf(run).includes(id)) throw unknownCandidate(run, id);
};

/**
 * Whose trainings are a candidate's: its own, and, of a folder of version 0.1.0, those of candidates with an equal
 * program.
 */
const ownersOf = async (run: RunRecord, id: string): Promise<string[]> => {
  if (referenceNames.includes(id)) return [`reference:${id}`];
  const ids = idsOf(run);
  checkCandidate(run, id);
  const sources = await Promise.all(ids.map((each) => run.read(`candidates/${each}/reward.ts`).catch(() => null)));
  const own = sources[ids.indexOf(id)];
  return [id, ...ids.filter((each, index) => each !== id && own !== null && sources[index] === own)];
};

/** Trainings that ended, of the pool that says most: the newest report seeds, else selection, else search seeds. */
const mostTelling = ({ extensions }: RunView, ended: readonly Ended[]): { pool: SeedPool; trainings: Ended[] } => {
  const extended = extensions.map(({ reportSeeds }) => reportSeeds);
  const report = ended.filter(({ pool }) => pool === "report");
  const claims = [report.filter(({ seed }) => !extended.flat().includes(seed))];
  for (const seeds of extended) claims.push(report.filter(({ seed }) => seeds.includes(seed)));
  const newest = claims.findLast((trainings) => trainings.length > 0);
  if (newest !== undefined) return { pool: "report", trainings: newest };
  const selection = ended.filter(({ pool }) => pool === "selection");
  if (selection.length > 0) return { pool: "selection", trainings: selection };
  return { pool: "search", trainings: ended.filter(({ pool }) => pool === "search") };
};

const withSeed = (ended: readonly Ended[], seed: number): { pool: SeedPool; trainings: Ended[] } => {
  const trainings = ended.filter((training) => training.seed === seed);
  return { pool: trainings[0]?.pool ?? "search", trainings };
};

const hasTrained = ({ outcome }: Ended): boolean => outcome === "trained";

/** Of trainings that nothing measured any is as good as another. */
const chosenOf = (trained: readonly Ended[], which: Which): Ended => {
  const scored = trained.map((training) => ({
    training,
    fitness: training.fitness ?? 0,
    success: training.success ?? 0,
  }));
  return chooseTraining(scored, which).training;
};

/** Where a run scored the random policy: of several pools and seeds as for a candidate. Null where it did not. */
export const randomTraining = (run: RunRecord, which: Which): Ended | null => {
  const view = viewOf(run.events);
  const trained = mostTelling(view, view.trainings["reference:random"] ?? []).trainings.filter(hasTrained);
  return trained.length === 0 ? null : chosenOf(trained, which);
};

const failureOf = async (run: RunRecord, { artifact, hash }: Ended): Promise<string> => {
  const outcome = readOutcome(await run.read(artifact, hash));
  return outcome.kind === "failed" ? `${outcome.failure.reason}: ${outcome.failure.message}` : "failed";
};

/** Why there is nothing to play. */
const withoutPolicy = async (
  run: RunRecord,
  { id, view, ended }: { id: string; view: RunView; ended: readonly Ended[] },
): Promise<Error> => {
  const [failed] = ended;
  const first = view.candidates[id]?.diagnostics.find(({ severity }) => severity === "error");
  const why =
    first !== undefined
      ? `the critic refused it: ${first.rule}: ${first.message}`
      : failed !== undefined
        ? `it failed: ${await failureOf(run, failed)}`
        : `no training of it has ended (the run: ${run.status})`;
  const trained = idsOf(run).filter((each) => view.trainings[each]?.some(({ outcome }) => outcome === "trained"));
  return usageError({
    code: "play/no-policy",
    message: `${id} has no policy: ${why}`,
    action:
      trained.length === 0
        ? `No candidate has one yet; go on with: ${commandLine("resume", fromHere(run.folder))}`
        : `These have one: ${trained.join(", ")}.`,
  });
};

/** The policy of a candidate or a reference of a run, of its best, median or worst training, or of that with a seed. Raises usage errors. */
export const candidatePolicy = async (
  run: RunRecord,
  { id, which, seed }: { id: string; which: Which; seed?: number | undefined },
): Promise<ChosenPolicy> => {
  const owners = await ownersOf(run, id);
  const view = viewOf(run.events);
  const all = [
    ...new Map(owners.flatMap((owner) => view.trainings[owner] ?? []).map((each) => [each.job, each])).values(),
  ];
  const { pool, trainings } = seed === undefined ? mostTelling(view, all) : withSeed(all, seed);
  const trained = trainings.filter(hasTrained);
  if (trained.length === 0) throw await withoutPolicy(run, { id, view, ended: all });
  const chosen = chosenOf(trained, which);
  const outcome = readOutcome(await run.read(chosen.artifact, chosen.hash));
  const kept = outcome.kind === "trained" ? await readPolicy(outcome.result.policy, run.read) : null;
  const serialized = kept as { learner: string };
  const failed = trainings.find((event) => !hasTrained(event));
  const why = whyChosen({ which, of: trained.length, pool, unmeasured: chosen.fitness === null });
  return {
    learner: serialized.learner,
    serialized,
    words: `${id}, ${why}${modeText(kept)}${scoresText(chosen)}`,
    training: chosen,
    notices:
      failed === undefined
        ? []
        : [
            `${trainings.length - trained.length} of ${trainings.length} ${pool} seeds of ${id} failed: ${await failureOf(run, failed)}`,
          ],
  };
};
