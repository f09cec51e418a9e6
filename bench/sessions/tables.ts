import { mean } from "../../src/core/statistics.ts";
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
  target: number;
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

/** Generations until the target; one more than there were where it was not reached. */
export const generationsTo = ({
  curve,
  target,
  generations,
}: Pick<MarksRow, "curve" | "target" | "generations">): number => {
  const place = curve.findIndex((fitness) => fitness >= target);
  return place === -1 ? generations + 1 : place + 1;
};

export const marksTable = (rows: readonly MarksRow[]): string => {
  const keyOf = ({ task, steps, samples, generations }: MarksRow) =>
    [task, steps, `${samples} × ${generations}`].join(" | ");
  const seedsOf = (group: readonly MarksRow[]) =>
    [...new Set(group.map(({ seed }) => seed))].filter((seed) =>
      markArms.every((arm) => group.some((row) => row.arm === arm && row.seed === seed)),
    );
  const cells = (group: readonly MarksRow[]): (string | number)[] => {
    const seeds = seedsOf(group);
    const of = markArms.map((arm) =>
      group.filter((row) => row.arm === arm && seeds.includes(row.seed)).map(generationsTo),
    );
    return [seeds.length, ...of.map((counts) => `${mean(counts).toFixed(2)} (${counts.join(", ")})`)];
  };
  const groups = [...Map.groupBy(rows, keyOf)];
  const pooled = markArms.map((arm) =>
    mean(
      groups.flatMap(([, group]) => {
        const seeds = seedsOf(group);
        return group.filter((row) => row.arm === arm && seeds.includes(row.seed)).map(generationsTo);
      }),
    ).toFixed(2),
  );
  return markdownTable(
    ["task", "steps", "candidates", "seeds", "no mark", "right stretch", "whole episode"],
    [...groups.map(([key, group]) => [key, ...cells(group)]), ["pooled", "", "", "", ...pooled]],
  );
};
