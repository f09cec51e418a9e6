import { mean, median } from "../../src/core/statistics.ts";
import { markdownTable } from "../markdown-table.ts";

/** A search by comparisons, or (`sees`) by the measure that they were made by. */
export type IcplRow = {
  environment: string;
  seed: number;
  steps: number;
  samples: number;
  generations: number;
  sees: boolean;
  /** The hidden measure on report seeds. */
  best: number;
  random: number;
  /** Comparisons that were asked for. */
  questions: number;
};

/** `curve`: the best's fitness on search seeds after each generation. */
export type MarksRow = {
  task: string;
  seed: number;
  steps: number;
  samples: number;
  generations: number;
  arm: (typeof markArms)[number];
  curve: number[];
};

export const markArms = ["none", "stretch", "whole"] as const;

/** Of each world, of the seeds of which both searches are there: how much of what the seeing loop gains the other does. */
export const icplTable = (rows: readonly IcplRow[]): string => {
  const keyOf = ({ environment, steps, samples, generations }: IcplRow) =>
    [environment, steps, `${samples} × ${generations}`].join(" | ");
  const body = [...Map.groupBy(rows, keyOf)].map(([key, group]) => {
    const pairs = group
      .filter(({ sees }) => !sees)
      .flatMap((asked) => {
        const seeing = group.find(({ sees, seed }) => sees && seed === asked.seed);
        return seeing === undefined ? [] : [{ asked, seeing }];
      });
    const of = (pick: (pair: (typeof pairs)[number]) => number): number => mean(pairs.map(pick));
    const [asked, seeing, random] = [
      of((pair) => pair.asked.best),
      of((pair) => pair.seeing.best),
      of((pair) => pair.seeing.random),
    ];
    const share = (asked - random) / (seeing - random);
    const questions = Math.max(0, ...pairs.map((pair) => pair.asked.questions));
    const figures = [random, asked, seeing, share].map((value) => value.toFixed(3));
    return [key, pairs.length, ...figures, questions];
  });
  return markdownTable(
    ["environment", "steps", "candidates", "seeds", "random", "by comparisons", "by the measure", "share", "questions"],
    body,
  );
};

/** Of a seed: what the searches of the other seeds without a mark have at their end, the median. */
export const targetFor = (seed: number, group: readonly MarksRow[]): number =>
  median(group.filter((row) => row.arm === "none" && row.seed !== seed).map(({ curve }) => curve.at(-1) ?? Number.NaN));

/** Generations until the target; one more than there were where it was not reached. */
export const generationsTo = (
  target: number,
  { curve, generations }: Pick<MarksRow, "curve" | "generations">,
): number => {
  const place = curve.findIndex((fitness) => fitness >= target);
  return place === -1 ? generations + 1 : place + 1;
};

/** Of each arm the generations to the target, in the order of the seeds of which all arms are there. */
const countsOf = (group: readonly MarksRow[]): Record<MarksRow["arm"], number[]> => {
  const rowsOf = (arm: MarksRow["arm"]) =>
    group.filter((row) => row.arm === arm).toSorted((left, right) => left.seed - right.seed);
  const isWhole = ({ seed }: MarksRow) =>
    markArms.every((arm) => group.some((row) => row.arm === arm && row.seed === seed));
  const counts = markArms.map((arm) => [
    arm,
    rowsOf(arm)
      .filter(isWhole)
      .map((row) => generationsTo(targetFor(row.seed, group), row)),
  ]);
  return Object.fromEntries(counts) as Record<MarksRow["arm"], number[]>;
};

export const marksTable = (rows: readonly MarksRow[]): string => {
  const keyOf = ({ task, steps, samples, generations }: MarksRow) =>
    [task, steps, `${samples} × ${generations}`].join(" | ");
  // One seed has no others to take its target from.
  const groups = [...Map.groupBy(rows, keyOf)]
    .map(([key, group]): [string, ReturnType<typeof countsOf>] => [key, countsOf(group)])
    .filter(([, { none }]) => none.length > 1);
  const body = groups.map(([key, counts]) => [
    key,
    counts.none.length,
    ...markArms.map((arm) => `${mean(counts[arm]).toFixed(2)} (${counts[arm].join(", ")})`),
  ]);
  const pooled = markArms.map((arm) => mean(groups.flatMap(([, counts]) => counts[arm])).toFixed(2));
  return markdownTable(
    ["task", "steps", "candidates", "seeds", "no mark", "right stretch", "whole episode"],
    [...body, ["pooled", "", "", "", ...pooled]],
  );
};
