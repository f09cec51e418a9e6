import type { ProbeFinding } from "../../core/outcome.ts";
import { termNames, type CompiledReward } from "../../core/program.ts";
import { composeTotal } from "../../reward/compose.ts";
import type { Sandbox, SandboxFailure } from "../../sandbox/types.ts";
import { emptyBatch } from "../../sandbox/empty-batch.ts";
import type { JudgedBank, JudgedRows } from "./judged-bank.ts";
import type { JudgedEpisode } from "./judged-episodes.ts";
import { orderingFindings, type PaidEpisode, type PaidLoop, type Pay } from "./ordering.ts";
import type { TermRows } from "./term-shares.ts";

type Judged = {
  kind: "judged";
  findings: ProbeFinding[];
  unjudged?: string;
  rows: TermRows[];
  /** Some stored episode does the task. */
  complete: boolean;
  gains?: Record<string, number>;
};

const nothing = { kind: "judged" as const, findings: [], rows: [], complete: false };

/** Runs the program over the judged episodes and says whether doing the task pays best. */
export const judge = async (
  bank: JudgedBank | undefined,
  { sandbox, reward, maxSteps }: { sandbox: Sandbox; reward: CompiledReward; maxSteps: number },
): Promise<Judged | SandboxFailure> => {
  if (bank === undefined) return nothing;
  if (bank.kind === "skipped") return { ...nothing, unjudged: bank.reason };
  const initial = Float64Array.from(Object.values(reward.initial));
  const { batch, weight, places } = initial.length === 0 ? bank.thin : bank.whole;
  const outcome = await sandbox.evaluate({ ...batch, memory: initial });
  if (outcome.kind === "failed") return outcome;
  const judged: Judged = {
    kind: "judged",
    findings: [],
    rows: [livedRows(bank, { terms: outcome.terms, batch, places })],
    complete: bank.roles.achievers.some((index) => bank.episodes[index]?.source !== "imagined"),
  };
  if (bank.roles.achievers.length === 0) return { ...judged, unjudged: "no stored episode does the task yet" };
  if (bank.roles.failures.length === 0) return { ...judged, unjudged: "no stored episode fails" };
  const payOf = payer(reward, { terms: outcome.terms, rows: batch.rows, weight });
  const paid = bank.episodes.map((episode, index): PaidEpisode => {
    const { row, count } = places[index] as { row: number; count: number };
    return { ...payOf(row, row + count), length: episode.length, ending: episode.ending };
  });
  const pick = (indices: readonly number[]) => indices.map((index) => paid[index] as PaidEpisode);
  const loops = await loopPay(bank, { sandbox, reward, initial, maxSteps, prefixes: { payOf, places } });
  const { achievers, failures } = bank.roles;
  const effort = await effortTerms(batch, { sandbox, reward, initial });
  const spared = pick(achievers).map((pay) => sparing(pay, effort));
  const findings = orderingFindings({ achievers: spared, failures: pick(failures), loops, maxSteps });
  return { ...judged, findings, gains: gainsOf(spared, pick(failures)) };
};

/** By term: what a step of doing the task earns more than a step of failing. */
const gainsOf = (achievers: readonly Pay[], failures: readonly Pay[]): Record<string, number> => {
  const mean = (pays: readonly Pay[], name: string) =>
    pays.reduce((sum, { terms, length }) => sum + (terms[name] ?? 0) / length, 0) / pays.length;
  return Object.fromEntries(
    Object.keys(achievers[0]?.terms ?? {}).map((name) => [name, mean(achievers, name) - mean(failures, name)]),
  );
};

/** Imagined episodes say nothing of the sizes that terms have; they stand behind all others. */
const livedRows = (
  { episodes }: Extract<JudgedBank, { kind: "judged" }>,
  { terms, batch, places }: { terms: Float64Array; batch: JudgedRows["batch"]; places: JudgedRows["places"] },
): TermRows => {
  const first = episodes.findIndex(({ source }) => source === "imagined");
  const rows = first === -1 ? batch.rows : (places[first]?.row ?? 0);
  return { terms: terms.subarray(0, (rows * terms.length) / batch.rows), start: batch.start.subarray(0, rows) };
};

/** Stored successes are not masters: what a good policy would spare of the effort that such an episode costs. */
const spare = 0.9;

const sparing = (pay: PaidEpisode, effort: readonly string[]): PaidEpisode => {
  const terms = { ...pay.terms };
  let { total } = pay;
  for (const name of effort) {
    const cost = terms[name] ?? 0;
    if (cost >= 0) continue;
    terms[name] = cost * (1 - spare);
    total -= cost * spare;
  }
  return { ...pay, terms, total };
};

/** Steps of which each is tried with the action of another. */
const swappedRows = 64;

/** Terms that read the action: other actions in the same steps change them. */
const effortTerms = async (
  batch: JudgedRows["batch"],
  { sandbox, reward, initial }: { sandbox: Sandbox; reward: CompiledReward; initial: Float64Array },
): Promise<string[]> => {
  if (reward.composition === "signs") return [];
  const rows = Math.min(swappedRows, batch.rows);
  const stride = Math.floor(batch.rows / rows);
  const stateWidth = batch.state.length / batch.rows;
  const actionWidth = batch.action.length / batch.rows;
  const [plain, swapped] = [0, 1].map((shift) => {
    const some = emptyBatch({ rows, lanes: 1, stateWidth, actionWidth });
    // Every row starts an episode, so that memory tells nothing of the row before.
    some.start.fill(1);
    for (let row = 0; row < rows; row++) {
      const place = row * stride;
      const other = ((row + shift) % rows) * stride;
      some.state.set(batch.state.subarray(place * stateWidth, (place + 1) * stateWidth), row * stateWidth);
      some.next.set(batch.next.subarray(place * stateWidth, (place + 1) * stateWidth), row * stateWidth);
      some.action.set(batch.action.subarray(other * actionWidth, (other + 1) * actionWidth), row * actionWidth);
    }
    return some;
  });
  const first = await sandbox.evaluate({ ...(plain as JudgedRows["batch"]), memory: initial });
  if (first.kind === "failed") return [];
  const second = await sandbox.evaluate({ ...(swapped as JudgedRows["batch"]), memory: initial });
  if (second.kind === "failed") return [];
  const names = termNames(reward);
  return names.filter((_, column) => {
    for (let row = 0; row < rows; row++) {
      const at = row * names.length + column;
      if (first.terms[at] !== second.terms[at]) return true;
    }
    return false;
  });
};

type Payer = (from: number, to: number) => Omit<Pay, "length">;

const payer = (
  reward: CompiledReward,
  { terms, rows, weight }: { terms: Float64Array; rows: number; weight?: Float64Array },
): Payer => {
  const names = termNames(reward);
  const total = composeTotal(reward, terms, rows);
  const sum = (from: number, to: number, value: (row: number) => number) => {
    let all = 0;
    for (let row = from; row < to; row++) all += value(row) * (weight?.[row] ?? 1);
    return all;
  };
  return (from, to) => ({
    total: sum(from, to, (row) => total[row] as number),
    terms: Object.fromEntries(
      names.map((name, column) => [
        name,
        (reward.weights[name] as number) * sum(from, to, (row) => terms[row * names.length + column] as number),
      ]),
    ),
  });
};

/** An episode's pay up to the loop, and the loop's last round until time is up; nothing where the loops break the program. */
const loopPay = async (
  { loops, loopRows, episodes }: Extract<JudgedBank, { kind: "judged" }>,
  {
    sandbox,
    reward,
    initial,
    maxSteps,
    prefixes: { payOf, places },
  }: {
    sandbox: Sandbox;
    reward: CompiledReward;
    initial: Float64Array;
    maxSteps: number;
    prefixes: { payOf: Payer; places: readonly { row: number; count: number }[] };
  },
): Promise<PaidLoop[]> => {
  if (loops.length === 0) return [];
  const outcome = await sandbox.evaluate({ ...loopRows.batch, memory: initial });
  if (outcome.kind === "failed") {
    await sandbox.load(reward);
    return [];
  }
  const loopOf = payer(reward, { terms: outcome.terms, rows: loopRows.batch.rows });
  return loops.map(({ episode, from, period }, index): PaidLoop => {
    const { row, length } = loopRows.episodes[index] as (typeof loopRows.episodes)[number];
    const round = loopOf(row + length - period, row + length);
    const place = places[episode] as { row: number; count: number };
    const whole = (episodes[episode] as JudgedEpisode).length;
    // Thinned rows: the share of the rows that the share of the steps is.
    const before = payOf(place.row, place.row + Math.round((from / whole) * place.count));
    const rounds = (maxSteps - from) / period;
    const names = Object.keys(round.terms);
    return {
      total: before.total + rounds * round.total,
      terms: Object.fromEntries(
        names.map((name) => [name, (before.terms[name] ?? 0) + rounds * (round.terms[name] ?? 0)]),
      ),
      length: maxSteps,
      period,
    };
  });
};
