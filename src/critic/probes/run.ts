import type { ProbeJob } from "../../core/job.ts";
import type { ProbeFinding, ProbeOutcome, ProbeResult } from "../../core/outcome.ts";
import { termNames, type CompiledReward } from "../../core/program.ts";
import { composeTotal } from "../../reward/compose.ts";
import { overflowIn } from "../../reward/overflow.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import type { ProbeBank } from "./bank.ts";
import { createOutside, faultOf } from "../fault.ts";
import type { ProbeRows } from "./rows.ts";
import { effortTerms } from "./effort.ts";
import { paysAndCosts } from "./inverted-terms.ts";
import { judge } from "./judge.ts";
import { impureTerm } from "./purity.ts";
import { sizeFindings } from "./term-shares.ts";
import { figures } from "./term-figures.ts";

/**
 * Runs a program over the bank, one sandbox call each for the lived and the swept rows. A failure on lived rows is the
 * outcome; on swept rows, which physics may forbid, it stands in the result beside the figures of the lived ones. So does
 * a probe of ours that fails over the program's numbers; what the sandbox throws goes up.
 */
export const runProbeJob = async (given: Given): Promise<ProbeOutcome> => {
  const outside = createOutside();
  const { load, evaluate: run } = given.sandbox;
  const sandbox = { ...given.sandbox, load: outside.watched(load), evaluate: outside.watched(run) };
  try {
    return await probeAll({ ...given, sandbox });
  } catch (thrown) {
    if (outside.isTheirs(thrown)) throw thrown;
    return { kind: "failed", failure: { reason: "critic", message: faultOf("probes", thrown).message } };
  }
};

type Given = { job: ProbeJob; bank: ProbeBank; sandbox: Sandbox; reward?: CompiledReward };

const probeAll = async ({ job, bank, sandbox, reward = job.reward }: Given): Promise<ProbeOutcome> => {
  const loaded = await sandbox.load(reward);
  if (loaded.kind === "failed") return loaded;
  const lived = await evaluate(bank.lived, { sandbox, reward });
  if (lived.kind === "failed") return lived;
  const effort = await effortTerms(bank.lived.batch, { sandbox, reward });
  const judged = await judge(bank.judged, { sandbox, reward, maxSteps: bank.spec.maxSteps, effort });
  if (judged.kind === "failed") return judged;
  const pure = await impureTerm(bank.lived, { reward, sandbox, first: lived.terms, seed: job.seed });
  if (pure.kind === "failed") return pure;
  // Last: a failure here, where physics may not go, unloads the program.
  const swept = await evaluate(bank.swept, { sandbox, reward });
  const parts = swept.kind === "failed" ? [lived] : [lived, swept];
  const terms = figures(
    termNames(reward),
    [...parts, ...judged.rows].map((part) => part.terms),
  );
  const seen = [{ terms: lived.terms, start: bank.lived.batch.start }, ...judged.rows];
  const findings = [
    ...(pure.term === null ? [] : [impure(pure.term, pure.how ?? "again")]),
    ...sizeFindings(reward, {
      lived: seen,
      swept: swept.kind === "failed" ? undefined : { terms: swept.terms, start: bank.swept.batch.start },
      reach: terms,
      complete: judged.complete,
      gains: judged.gains,
      effort,
    }),
    ...judged.findings,
    ...judged.upsideDown.filter(({ term }) => paysAndCosts(terms[term as string] ?? { min: 0, max: 0 })),
  ];
  const result: ProbeResult = {
    findings,
    ...(judged.unjudged === undefined ? {} : { unjudged: judged.unjudged }),
    rows: parts.reduce((total, part) => total + part.rows, 0),
    terms,
    episodes: [...parts, judged].flatMap((part) => part.episodes),
  };
  return { kind: "probed", result: swept.kind === "failed" ? { ...result, failure: swept.failure } : result };
};

const impure = (term: string, how: string): ProbeFinding => ({
  rule: "probes/impure",
  term,
  message: `The term '${term}' has other values when the same steps are handed in ${how}`,
});

const evaluate = async (
  { batch, episodes }: ProbeRows,
  { sandbox, reward }: { sandbox: Sandbox; reward: CompiledReward },
) => {
  const memory = Float64Array.from(Object.values(reward.initial));
  const outcome = await sandbox.evaluate({ ...batch, memory });
  if (outcome.kind === "failed") return outcome;
  const total = composeTotal(reward, outcome.terms, batch.rows);
  const failure = overflowIn(reward, { terms: outcome.terms, total, lanes: batch.lanes });
  if (failure !== null) return { kind: "failed" as const, failure };
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
