import type { ProbeJob } from "../core/job.ts";
import type { ProbeOutcome, ProbeResult } from "../core/outcome.ts";
import { termNames, type CompiledReward } from "../core/program.ts";
import { composeTotal } from "../reward/compose.ts";
import type { Sandbox } from "../sandbox/types.ts";
import type { ProbeBank } from "./probe-bank.ts";
import type { ProbeRows } from "./probe-rows.ts";

/**
 * Runs a program over the bank, one sandbox call each for the lived and the swept rows. A failure on lived rows is the
 * outcome; on swept rows, which physics may forbid, it stands in the result beside the figures of the lived ones.
 */
export const runProbeJob = async ({
  job,
  bank,
  sandbox,
  reward = job.reward,
}: {
  job: ProbeJob;
  bank: ProbeBank;
  sandbox: Sandbox;
  reward?: CompiledReward;
}): Promise<ProbeOutcome> => {
  const loaded = await sandbox.load(reward);
  if (loaded.kind === "failed") return loaded;
  const lived = await evaluate(bank.lived, { sandbox, reward });
  if (lived.kind === "failed") return lived;
  const swept = await evaluate(bank.swept, { sandbox, reward });
  const parts = swept.kind === "failed" ? [lived] : [lived, swept];
  const result: ProbeResult = {
    rows: parts.reduce((total, part) => total + part.rows, 0),
    terms: figures(
      termNames(reward),
      parts.map((part) => part.terms),
    ),
    episodes: parts.flatMap((part) => part.episodes),
  };
  return { kind: "probed", result: swept.kind === "failed" ? { ...result, failure: swept.failure } : result };
};

const evaluate = async (
  { batch, episodes }: ProbeRows,
  { sandbox, reward }: { sandbox: Sandbox; reward: CompiledReward },
) => {
  const memory = Float64Array.from(Object.values(reward.initial));
  const outcome = await sandbox.evaluate({ ...batch, memory });
  if (outcome.kind === "failed") return outcome;
  const total = composeTotal(reward, outcome.terms, batch.rows);
  return {
    kind: "evaluated" as const,
    rows: batch.rows,
    terms: outcome.terms,
    episodes: episodes.map(({ row, length, ending }) => ({
      length,
      ending,
      return: total.subarray(row, row + length).reduce((sum, value) => sum + value, 0),
    })),
  };
};

/** Mean, bounds and deviation of each column over all parts' rows. */
const figures = (names: readonly string[], parts: readonly Float64Array[]): ProbeResult["terms"] => {
  const width = names.length;
  return Object.fromEntries(
    names.map((name, column) => {
      let count = 0;
      let mean = 0;
      let squares = 0;
      let min = Number.POSITIVE_INFINITY;
      let max = Number.NEGATIVE_INFINITY;
      for (const terms of parts) {
        for (let index = column; index < terms.length; index += width) {
          const value = terms[index] as number;
          count++;
          // Welford's update: sums of squares of large, nearly equal numbers would cancel.
          const difference = value - mean;
          mean += difference / count;
          squares += difference * (value - mean);
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
      return [name, { mean, min, max, deviation: Math.sqrt(squares / Math.max(1, count)) }];
    }),
  );
};
