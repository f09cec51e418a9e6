import { deriveSeed } from "../../core/random.ts";
import type { DistanceJob } from "../../core/job.ts";
import type { DistanceOutcome } from "../../core/outcome.ts";
import { createProbeBank } from "../../critic/probes/bank.ts";
import type { ProbeRows } from "../../critic/probes/rows.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import type { LoadedEnvironment } from "../../simulator/types.ts";
import { exactDistances } from "./exact.ts";
import type { Named } from "./pairs.ts";
import { rewardRows } from "./rewarded-rows.ts";
import { sampledDistances } from "./sampled.ts";
import { tableRows, whyNotOfSteps } from "./table-rows.ts";

type Given = { job: DistanceJob; loaded: LoadedEnvironment; sandbox: Sandbox };

/** Banks of steps of some 3,000 each. */
const banks = 3;

const sampleRows = async ({ job, loaded }: Given): Promise<ProbeRows> => {
  const parts: ProbeRows[] = [];
  for (let bank = 0; bank < banks; bank++)
    parts.push((await createProbeBank(loaded.environment, deriveSeed(job.seed, "distance", bank))).simulated);
  const join = (pick: (batch: ProbeRows["batch"]) => ArrayLike<number>) =>
    parts.flatMap(({ batch }) => Array.from(pick(batch)));
  let before = 0;
  const episodes = parts.flatMap((part) => {
    const moved = part.episodes.map((episode) => ({ ...episode, row: episode.row + before }));
    before += part.batch.rows;
    return moved;
  });
  const batch: ProbeRows["batch"] = {
    rows: before,
    lanes: 1,
    state: Float64Array.from(join(({ state }) => state)),
    action: Float64Array.from(join(({ action }) => action)),
    next: Float64Array.from(join(({ next }) => next)),
    time: Float64Array.from(join(({ time }) => time)),
    start: Uint8Array.from(join(({ start }) => start)),
    terminated: Uint8Array.from(join(({ terminated }) => terminated)),
  };
  return { batch, episodes };
};

/** What all rewards pay over the same rows; the first that fails is told. */
const rewardAll = async (
  { job, sandbox }: Given,
  batch: ProbeRows["batch"],
): Promise<Named[] | Extract<DistanceOutcome, { kind: "failed" }>> => {
  const all: Named[] = [];
  for (const { name, program } of job.rewards) {
    const outcome = await rewardRows(program, { sandbox, batch });
    if (outcome.kind === "failed") return { ...outcome, reward: name };
    all.push({ name, ...outcome.rewarded });
  }
  return all;
};

/** How far rewards are from each other: exactly where the environment is written out and each pays for steps alone, else by samples. */
export const runDistanceJob = async (given: Given): Promise<DistanceOutcome> => {
  const { job, loaded, sandbox } = given;
  const { spec, tabular } = loaded.environment;
  let why = `'${spec.name}' does not say tabular()`;
  if (tabular !== undefined) {
    const table = tabular();
    const batch = tableRows(table, { spec, time: 0 });
    const reasons: string[] = [];
    for (const { name, program } of job.rewards) {
      const reason = await whyNotOfSteps(program, { batch, spec, sandbox });
      if (reason !== null) reasons.push(`'${name}' ${reason}`);
    }
    if (reasons.length === 0) {
      const rewards = await rewardAll(given, batch);
      if ("kind" in rewards) return rewards;
      return { kind: "measured", distances: exactDistances(table, rewards) };
    }
    why = reasons.join(", ");
  }
  const rows = await sampleRows(given);
  const rewards = await rewardAll(given, rows.batch);
  if ("kind" in rewards) return rewards;
  return { kind: "measured", distances: sampledDistances(rows, { rewards, why, seed: job.seed }) };
};
