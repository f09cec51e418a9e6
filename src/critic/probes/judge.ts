import type { ProbeFinding } from "../../core/outcome.ts";
import type { Ending } from "../../core/episode.ts";
import { isOverEpisode, type CompiledReward } from "../../core/program.ts";
import { mean } from "../../core/statistics.ts";
import { composeTotal } from "../../reward/compose.ts";
import { overflowIn } from "../../reward/overflow.ts";
import type { Sandbox, SandboxFailure } from "../../sandbox/types.ts";
import { sparedEffort } from "./effort.ts";
import type { JudgedBank, JudgedRows } from "./judged-bank.ts";
import { invertedTerms } from "./inverted-terms.ts";
import { orderingFindings, type PaidEpisode, type Pay } from "./ordering.ts";
import { loopPay, segmentReturn } from "./paying.ts";
import type { Leads, TermRows } from "./term-shares.ts";

type Judged = {
  kind: "judged";
  findings: ProbeFinding[];
  unjudged?: string;
  rows: TermRows[];
  leads?: Leads;
  /** Terms that prefer failing by themselves, if they are no prices. */
  upsideDown: ProbeFinding[];
  /** What was paid for the episodes that some simulator played. */
  episodes: { length: number; ending: Ending; return: number }[];
  /** In each row, imagined ones among them; and in all for each of the run's own episodes. */
  total: Float64Array;
  stored: number[];
};

const nothing = {
  kind: "judged" as const,
  findings: [],
  rows: [],
  upsideDown: [],
  episodes: [],
  total: new Float64Array(),
  stored: [],
};

/** Runs the program over the judged episodes and says whether doing the task pays best. */
export const judge = async (
  bank: JudgedBank | undefined,
  {
    sandbox,
    reward,
    maxSteps,
    effort,
  }: { sandbox: Sandbox; reward: CompiledReward; maxSteps: number; effort: readonly string[] },
): Promise<Judged | SandboxFailure> => {
  if (bank === undefined) return nothing;
  if (bank.kind === "skipped") return { ...nothing, unjudged: bank.reason };
  const initial = Float64Array.from(Object.values(reward.initial));
  const { batch, weight, places } = initial.length === 0 && !isOverEpisode(reward) ? bank.thin : bank.whole;
  const outcome = await sandbox.evaluate({ ...batch, memory: initial });
  if (outcome.kind === "failed") return outcome;
  const simulated = simulatedRows(bank, { terms: outcome.terms, batch, places });
  const total = composeTotal(reward, simulated);
  const failure = overflowIn(reward, { terms: simulated.terms, total });
  if (failure !== null) return { kind: "failed", failure };
  const returnOf = segmentReturn(reward, { terms: outcome.terms, start: batch.start, weight });
  const returnIn = (index: number): number => {
    const { row, count } = places[index] as { row: number; count: number };
    return returnOf(row, row + count).total;
  };
  const judged: Judged = {
    kind: "judged",
    total: composeTotal(reward, { terms: outcome.terms, start: batch.start }),
    stored: bank.episodes.flatMap(({ source }, index) => (source === "trained" ? [returnIn(index)] : [])),
    findings: [],
    upsideDown: [],
    episodes: bank.episodes.flatMap(({ source, length, ending }, index) =>
      source === "imagined" ? [] : [{ length, ending, return: returnIn(index) }],
    ),
    rows: [simulated],
  };
  if (bank.roles.achievers.length === 0) return { ...judged, unjudged: "no stored episode does the task yet" };
  if (bank.roles.failures.length === 0) return { ...judged, unjudged: "no stored episode fails" };
  const { loops, resting } = await loopPay(bank, { sandbox, reward, maxSteps, returnOf, places });
  const paid = bank.episodes.map((episode, index): PaidEpisode => {
    const { row, count } = places[index] as { row: number; count: number };
    const rest = resting.get(index);
    const { length, ending } = episode;
    return { ...returnOf(row, row + count), length, ending, ...(rest === undefined ? {} : { resting: rest }) };
  });
  const pick = (indices: readonly number[]) => indices.map((index) => paid[index] as PaidEpisode);
  const { achievers, failures, partial } = bank.roles;
  const spared = pick(achievers).map((pay) => ({
    ...withLessEffort(pay, { effort, share: sparedEffort }),
    effortless: withLessEffort(pay, { effort, share: 1 }).total,
  }));
  // The effort of an imagined loop is that of another moment: neither side pays for any.
  const free = loops.map((loop) => withLessEffort(loop, { effort, share: 1 }));
  const findings = orderingFindings({
    achievers: spared,
    failures: pick(failures),
    loops: free,
    maxSteps,
    partial,
  });
  const upsideDown = findings.some(({ rule }) => rule === "probes/inverted")
    ? []
    : invertedTerms({ achievers: spared, failures: pick(failures) });
  return { ...judged, findings, upsideDown, leads: leadsOf(spared, pick(failures)) };
};

const leadsOf = (achievers: readonly Pay[], failures: readonly Pay[]): Leads => {
  const rates = (pays: readonly Pay[], name: string) => pays.map(({ terms, length }) => (terms[name] ?? 0) / length);
  return Object.fromEntries(
    Object.keys(achievers[0]?.terms ?? {}).map((name) => [
      name,
      mean(rates(achievers, name)) - Math.max(...rates(failures, name)),
    ]),
  );
};

/** Imagined episodes say nothing of the sizes that terms have; they stand behind all others. */
const simulatedRows = (
  { episodes }: Extract<JudgedBank, { kind: "judged" }>,
  { terms, batch, places }: { terms: Float64Array; batch: JudgedRows["batch"]; places: JudgedRows["places"] },
): TermRows => {
  const first = episodes.findIndex(({ source }) => source === "imagined");
  const rows = first === -1 ? batch.rows : (places[first]?.row ?? 0);
  return { terms: terms.subarray(0, (rows * terms.length) / batch.rows), start: batch.start.subarray(0, rows) };
};

/** Stored successes are not masters, who would make less effort: this share of it costs nothing. */
const withLessEffort = <Kind extends Pay>(
  pay: Kind,
  { effort, share }: { effort: readonly string[]; share: number },
): Kind => {
  const terms = { ...pay.terms };
  let { total } = pay;
  for (const name of effort) {
    const cost = terms[name] ?? 0;
    if (cost >= 0) continue;
    terms[name] = cost * (1 - share);
    total -= cost * share;
  }
  return { ...pay, terms, total };
};
