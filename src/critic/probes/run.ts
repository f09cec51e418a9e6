import type { ProbeJob } from "../../core/job.ts";
import type { ProbeFinding, ProbeOutcome, ProbeResult } from "../../core/outcome.ts";
import { storeNumbers } from "../../core/stored-numbers.ts";
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
 * Runs a program over the bank, one sandbox call each for the simulated and the sampled rows. A failure on simulated
 * rows is the outcome; on sampled rows, which physics may forbid, it stands in the result beside the figures of the
 * simulated ones. So does a probe of ours that fails over the program's numbers; what the sandbox throws goes up.
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
  const simulated = await evaluate(bank.simulated, { sandbox, reward });
  if (simulated.kind === "failed") return simulated;
  const effort = await effortTerms(bank.simulated.batch, { sandbox, reward });
  const judged = await judge(bank.judged, { sandbox, reward, maxSteps: bank.spec.maxSteps, effort });
  if (judged.kind === "failed") return judged;
  const pure = await impureTerm(bank.simulated, { reward, sandbox, first: simulated.terms, seed: job.seed });
  if (pure.kind === "failed") return pure;
  // Last: a failure here, where physics may not go, unloads the program.
  const sampled = await evaluate(bank.sampled, { sandbox, reward });
  const parts = sampled.kind === "failed" ? [simulated] : [simulated, sampled];
  const terms = figures(
    termNames(reward),
    [...parts, ...judged.rows].map((part) => part.terms),
  );
  const seen = [{ terms: simulated.terms, start: bank.simulated.batch.start }, ...judged.rows];
  const findings = [
    ...(pure.term === null ? [] : [impure(pure.term, pure.how ?? "again")]),
    ...sizeFindings(reward, {
      simulated: seen,
      sampled: sampled.kind === "failed" ? undefined : { terms: sampled.terms, start: bank.sampled.batch.start },
      leads: judged.leads,
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
    ...(job.paid && {
      paid: {
        bank: storeNumbers(Float64Array.of(...parts.flatMap(({ total }) => [...total]))),
        judged: storeNumbers(judged.total),
        stored: judged.stored,
      },
    }),
    episodes: [...parts, judged].flatMap((part) => part.episodes),
  };
  return { kind: "probed", result: sampled.kind === "failed" ? { ...result, failure: sampled.failure } : result };
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
  const total = composeTotal(reward, { terms: outcome.terms, start: batch.start, lanes: batch.lanes });
  const failure = overflowIn(reward, { terms: outcome.terms, total, lanes: batch.lanes });
  if (failure !== null) return { kind: "failed" as const, failure };
  return {
    kind: "evaluated" as const,
    rows: batch.rows,
    terms: outcome.terms,
    total,
    episodes: episodes.map(({ row, length, ending }) => ({
      length,
      ending,
      return: total.subarray(row, row + length).reduce((sum, value) => sum + value, 0),
    })),
  };
};
