import type { ProbeFinding } from "../../core/outcome.ts";
import { termNames, type CompiledReward } from "../../core/program.ts";
import { formatNumber } from "../../core/format.ts";
import { variance } from "../../core/statistics.ts";
import { sparedEffort } from "./effort.ts";

/** By term: what a step of doing the task earns more than one of any episode that fails. */
export type Leads = Readonly<Record<string, number>>;

/** Terms of simulated steps: rows × names, with the flags of episode starts. */
export type TermRows = { terms: Float64Array; start: Uint8Array };

/** Share of the reward's variance, above which one term leaves the others without a say. */
const dominant = 0.98;
/** Of its size: a term whose values lie closer together than this tells no step from another. */
const still = 0.06;
/** A term with so few values is a flag: it is always at a bound, and says nothing most of the time. */
const flagValues = 3;
/** Rows below which shares mean little. */
const fewRows = 200;

type Column = { name: string; values: number[]; sampled: number[]; weight: number };

const columnOf = (rows: readonly TermRows[], { column, width }: { column: number; width: number }): number[] =>
  rows.flatMap(({ terms, start }) => Array.from(start, (_, row) => terms[row * width + column] as number));

/** What the sizes of terms say: `simulated` are steps that a simulator took, `sampled` states from all over their ranges. */
export const sizeFindings = (
  reward: CompiledReward,
  {
    simulated,
    sampled,
    leads,
    effort,
  }: {
    simulated: readonly TermRows[];
    sampled: TermRows | undefined;
    leads: Leads | undefined;
    effort: readonly string[];
  },
): ProbeFinding[] => {
  const names = termNames(reward);
  const columns = names.map((name, column): Column => {
    const of = (rows: readonly TermRows[]) => columnOf(rows, { column, width: names.length });
    const weight = reward.weights[name] ?? 0;
    return { name, values: of(simulated), sampled: of(sampled === undefined ? [] : [sampled]), weight };
  });
  if ((columns[0]?.values.length ?? 0) < fewRows) return [];
  return [
    // Signs make all terms of a kind equally loud, of a minimum the lowest alone is heard.
    ...(reward.composition !== "sum" || leads === undefined ? [] : dominating(columns, { leads, effort })),
    ...columns.flatMap(saturated),
    ...(Object.keys(reward.initial).length === 0 ? [] : firstSteps(names, simulated)),
  ];
};

const isFlag = ({ values, sampled }: Column): boolean => new Set([...values, ...sampled]).size <= flagValues;

/**
 * The share of the reward's variance that one term makes. Being loud is no fault of a term that tells the task from every
 * failure: said is it only of one that does not, where another term does.
 */
const dominating = (
  columns: readonly Column[],
  { leads, effort }: { leads: Leads; effort: readonly string[] },
): ProbeFinding[] => {
  const variances = columns.map(({ name, values, weight }) => {
    // Stored actions are wild: a policy that has learned something makes a fraction of their effort.
    const isSpared = effort.includes(name) && values.every((value) => value * weight <= 0);
    return (weight * (isSpared ? 1 - sparedEffort : 1)) ** 2 * variance(values);
  });
  const loudest = variances.indexOf(Math.max(...variances));
  const { name } = columns[loudest] as Column;
  const part = (variances[loudest] as number) / variances.reduce((sum, value) => sum + value, 0);
  const tells = ({ name: one }: Column): boolean => (leads[one] ?? 0) > 0;
  if (!(part > dominant) || isFlag(columns[loudest] as Column) || tells(columns[loudest] as Column)) return [];
  const drowned = columns.filter((column, index) => index !== loudest && !isFlag(column) && tells(column));
  if (drowned.length === 0) return [];
  const others = drowned.map((column) => `'${column.name}'`).join(", ");
  const message = `The term '${name}' makes ${formatNumber(100 * part)} % of the reward's variance over the stored rollouts; ${others} cannot be heard beside it`;
  return [{ rule: "probes/dominating", term: name, message }];
};

/**
 * How far the middle 99 % of a term's values lie apart, beside its size, where it is not exactly 0 (an event that did not
 * happen); with the usual value of states from anywhere, as what is still where a short life went may change further away.
 */
const saturated = (column: Column): ProbeFinding[] => {
  const { name } = column;
  const [values, sampled] = [column.values, column.sampled].map((all) =>
    all.filter((value) => value !== 0).toSorted((left, right) => left - right),
  ) as [number[], number[]];
  if (isFlag(column) || values.length < column.values.length / 2) return [];
  const at = (sorted: readonly number[], share: number) => sorted[Math.round(share * (sorted.length - 1))] as number;
  const marks = [at(values, 0.005), at(values, 0.995), ...(sampled.length > 0 ? [at(sampled, 0.5)] : [])];
  const [low, high] = [Math.min(...marks), Math.max(...marks)];
  if (low * high <= 0 || high - low > still * Math.max(Math.abs(low), Math.abs(high))) return [];
  const message = `The term '${name}' is about ${formatNumber(at(values, 0.5))} in 99 % of the stored steps: it hardly changes with what happens`;
  return [{ rule: "probes/saturated", term: name, message }];
};

/** What a memory that starts with the wrong numbers does: a first step of another size than any later one. */
const firstSteps = (names: readonly string[], rows: readonly TermRows[]): ProbeFinding[] =>
  names.flatMap((name, column) => {
    const first: number[] = [];
    const later: number[] = [];
    for (const { terms, start } of rows) {
      for (const [row, flag] of start.entries()) {
        (flag === 1 ? first : later).push(terms[row * names.length + column] as number);
      }
    }
    const low = later.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
    const high = later.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    const room = high - low;
    const out = first.filter((value) => value > high + room || value < low - room).length;
    if (!(room > 0) || out < first.length / 2) return [];
    const usual = first.toSorted((left, right) => left - right)[first.length >> 1] as number;
    return [
      {
        rule: "probes/first-step",
        term: name,
        message: `The term '${name}' is about ${formatNumber(usual)} in an episode's first step and between ${formatNumber(low)} and ${formatNumber(high)} in all later ones: its memory starts with numbers that do not fit the start`,
      },
    ];
  });
