import { basename } from "node:path";
import { RewardsmithError } from "../../core/errors.ts";
import type { Looker } from "../../core/interfaces.ts";
import type { EpisodePool, LookJob, StoredPolicy } from "../../core/job.ts";
import { viewOf } from "../../core/run-view.ts";
import { isBridged } from "../../simulator/gymnasium/reference.ts";
import { listRuns, readRun, type RunEntry, type RunRecord } from "../../store/runs.ts";
import { candidatePolicy } from "../candidate-policy.ts";
import type { Problem } from "../problem.ts";

/** A policy that an earlier run has kept, by what people call it. */
export type EarlierPolicy = { name: string; policy: StoredPolicy };

/** Policies in all (each is a look for each measure), and runs that are opened in search of them. */
const mostPolicies = 6;
/** Python is started for each look, which takes seconds. */
const mostBridged = 2;
const mostOpened = 10;

/** Episodes of each, from the same starts. */
export const earlierEpisodes: EpisodePool = { of: "play", seed: 1, count: 2 };

/** The newest of each task before any second one: different tasks taught different things. */
const inTurn = (entries: readonly RunEntry[]): RunEntry[] =>
  [...Map.groupBy(entries, ({ task }) => task).values()]
    .flatMap((runs) => runs.map((run, age) => ({ run, age })))
    .toSorted((left, right) => left.age - right.age || (left.run.name < right.run.name ? 1 : -1))
    .map(({ run }) => run);

/** Who was ranked first and last in a run, or who was trained at all, where it did not come to a ranking. */
const endsOf = ({ events }: RunRecord): { id: string; place: string }[] => {
  const { standing, candidates } = viewOf(events);
  const trained = Object.values(candidates).flatMap(({ id, outcome }) => (outcome === "trained" ? [id] : []));
  const order = standing?.order ?? trained.slice(0, 1);
  const [first, last] = [order[0], order.at(-1)];
  return [
    ...(first === undefined ? [] : [{ id: first, place: "first" }]),
    ...(last === undefined || last === first ? [] : [{ id: last, place: "last" }]),
  ];
};

export const lookOf = (
  { policy, measures, pool }: { policy: StoredPolicy | null; pool: EpisodePool } & Pick<LookJob, "measures">,
  { environment }: Pick<Problem, "environment">,
): LookJob => ({ kind: "look", environment, policy, pool, measures, reward: null, record: null });

/** Null where it has none that can be played in this world: the run had other options, or the world has changed since. */
const policyIn = async (
  run: RunRecord,
  { id, looker, problem }: { id: string; looker: Looker; problem: Pick<Problem, "environment"> },
): Promise<StoredPolicy | null> => {
  try {
    const { learner, serialized } = await candidatePolicy(run, { id, which: "median" });
    const policy = { learner, serialized };
    const outcome = await looker.look(
      lookOf({ policy, measures: [], pool: { ...earlierEpisodes, count: 1 } }, problem),
    );
    return outcome.kind === "looked" ? policy : null;
  } catch (thrown) {
    if (thrown instanceof RewardsmithError) return null;
    throw thrown;
  }
};

/**
 * What earlier runs of an environment have learnt, good and bad: episodes unlike any that chance or a script plays. Which are
 * chosen follows from the runs that there are.
 */
export const earlierPolicies = async (
  root: string,
  { looker, problem }: { looker: Looker; problem: Pick<Problem, "loaded" | "environment"> },
): Promise<EarlierPolicy[]> => {
  const { environment, loaded } = problem;
  const most = isBridged(loaded.path) ? mostBridged : mostPolicies;
  const entries = (await listRuns(root)).filter(
    (entry) => entry.environment === environment.name && entry.status !== "damaged",
  );
  const found: EarlierPolicy[] = [];
  for (const { folder } of inTurn(entries).slice(0, mostOpened)) {
    const run = await readRun(folder);
    for (const { id, place } of endsOf(run)) {
      if (found.length === most) return found;
      const policy = await policyIn(run, { id, looker, problem });
      if (policy !== null) found.push({ name: `what was ranked ${place} in ${basename(folder)}`, policy });
    }
  }
  return found;
};
