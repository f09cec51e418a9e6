import type { ProbeFinding } from "../../core/outcome.ts";
import { termNames, type CompiledReward } from "../../core/program.ts";
import { formatNumber } from "../../core/format.ts";
import { sparedEffort } from "./effort.ts";
import { flagValues, saturated, type Bounds } from "./saturated.ts";

/** By term: what a step of doing the task earns more than one of failing, as failures go, and than any of them. */
export type Gains = Record<string, { usual: number; least: number }>;

/** Terms of simulated steps: rows × names, with the flags of episode starts. */
export type TermRows = { terms: Float64Array; start: Uint8Array };

/** A term with more of the weighted variance leaves the others without a say. */
const dominant = 0.95;
const deafening = 0.99;
/** Of the clearest term's difference between success and failure, in deviations. */
const aboutTask = 0.25;
/** Deviations by which a term tells success from every failure. */
const tellsApart = 0.25;
/** Rows below which shares mean little. */
const fewRows = 200;

const columnOf = (rows: readonly TermRows[], { column, width }: { column: number; width: number }): number[] =>
  rows.flatMap(({ terms, start }) => Array.from(start, (_, row) => terms[row * width + column] as number));

const variance = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
};

/**
 * What the sizes of terms say: `simulated` are steps that a simulator took, `sampled` states from all over their ranges,
 * `reach` the range of each term wherever it was tried. `complete`: some of the simulated steps do the task.
 */
export const sizeFindings = (
  reward: CompiledReward,
  {
    simulated,
    sampled,
    reach,
    complete,
    gains,
    effort,
  }: {
    simulated: readonly TermRows[];
    sampled: TermRows | undefined;
    reach: Record<string, Bounds>;
    complete: boolean;
    gains: Gains | undefined;
    effort: readonly string[];
  },
): ProbeFinding[] => {
  const names = termNames(reward);
  const columns = names.map((_, column) => columnOf(simulated, { column, width: names.length }));
  const wide = names.map((_, column) =>
    columnOf(sampled === undefined ? [] : [sampled], { column, width: names.length }),
  );
  if ((columns[0]?.length ?? 0) < fewRows) return [];
  return [
    ...dominating(reward, { names, columns, gains, effort }),
    ...names.flatMap((name, column) =>
      saturated(name, {
        values: columns[column] as number[],
        wide: wide[column] as number[],
        reach: reach[name],
        complete,
        weight: reward.weights[name] ?? 0,
      }),
    ),
    ...(Object.keys(reward.initial).length === 0 ? [] : firstSteps(names, simulated)),
  ];
};

const dominating = (
  reward: CompiledReward,
  {
    names,
    columns,
    gains,
    effort,
  }: {
    names: readonly string[];
    columns: readonly number[][];
    gains: Gains | undefined;
    effort: readonly string[];
  },
): ProbeFinding[] => {
  // Signs make all terms of a kind equally loud.
  if (reward.composition === "signs") return [];
  const weightOf = (column: number) => reward.weights[names[column] as string] ?? 0;
  const isPenalty = (column: number) => (columns[column] as number[]).every((value) => value * weightOf(column) <= 0);
  const variances = columns.map((values, column) => {
    const name = names[column] as string;
    // Stored actions are wild: a policy that has learned something makes a fraction of their effort.
    const share = effort.includes(name) && isPenalty(column) ? 1 - sparedEffort : 1;
    return ((reward.weights[name] ?? 0) * share) ** 2 * variance(values);
  });
  const total = variances.reduce((sum, value) => sum + value, 0);
  const loudest = variances.indexOf(Math.max(...variances));
  const name = names[loudest] as string;
  if (!(total > 0)) return [];
  const part = (variances[loudest] as number) / total;
  if (part <= dominant) return [];
  const isFlag = (column: number) => new Set(columns[column]).size <= flagValues;
  const gain = gains?.[name]?.usual;
  // The world at rest comes first: what costs nothing there is a price on moving, small beside a goal by design.
  const matters = (column: number) => !isPenalty(column) || (columns[column] as number[])[0] !== 0;
  // The task's own term may well be the loudest; a price on something else may not.
  const gainOf = (column: number, kind: "usual" | "least" = "usual") => {
    const size = Math.sqrt(variances[column] as number);
    return size > 0 && !isFlag(column) ? (gains?.[names[column] as string]?.[kind] ?? 0) / size : 0;
  };
  // A price that tells success from failure far less than another term does is not what the task is about.
  const clearest = Math.max(...names.map((_, column) => gainOf(column)));
  // What some failure has as much of is not what the task is about, where another term tells that failure from success.
  const isShared =
    part > deafening &&
    gainOf(loudest, "least") <= 0 &&
    names.some((_, column) => column !== loudest && gainOf(column, "least") >= tellsApart);
  // Nor is what tells them apart far less than another term, when that one is all but silent.
  const isOutdone =
    part > deafening &&
    names.some((name, column) => !effort.includes(name) && gainOf(column) >= Math.max(1, 2 * gainOf(loudest)));
  const isTask =
    !isShared &&
    !isOutdone &&
    matters(loudest) &&
    (gain ?? 1) > 0 &&
    (!isPenalty(loudest) || gainOf(loudest) >= aboutTask * clearest);
  if (isTask || isFlag(loudest)) return [];
  const drowned = names.filter((_, column) => column !== loudest && !isFlag(column) && matters(column));
  if (drowned.length === 0) return [];
  const percent = formatNumber(100 * part);
  return [
    {
      rule: "probes/dominating",
      term: name,
      message: `The term '${name}' makes ${percent} % of the reward's variance over the stored rollouts; ${drowned.map((each) => `'${each}'`).join(", ")} cannot be heard beside it`,
    },
  ];
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
