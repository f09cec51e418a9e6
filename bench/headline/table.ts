import { mean } from "../../src/core/statistics.ts";
import { markdownTable } from "../markdown-table.ts";
import { compare, type Compared, type Verdict } from "./verdict.ts";

/** One run of the batch, as it ended; `human` where the run trained the reference. */
export type Row = {
  task: string;
  seed: number;
  steps: number;
  candidate: string | null;
  /** Fitness, one a report seed; none where nothing was confirmed. */
  best: number[];
  success: number | null;
  human: number[] | null;
  humanSuccess: number | null;
  random: number[];
  /** Environment steps in all. */
  spent: number;
  commit: string;
};

type Cell = { row: Row; human: Row; compared: Compared };

const VERDICTS: readonly Verdict[] = ["win", "tie", "loss", "undecided"];

/** Each run against its task's reference; what has none yet has no cell. The last row of a task and seed counts. */
export const cellsOf = (rows: readonly Row[]): Cell[] => {
  const latest = [...new Map(rows.map((row) => [`${row.task} ${row.seed}`, row])).values()];
  return latest.flatMap((row) => {
    const human = latest.find((other) => other.task === row.task && other.human !== null);
    if (human === undefined || human.human === null) return [];
    return [{ row, human, compared: compare({ best: row.best, human: human.human, random: row.random }) }];
  });
};

export const countsOf = (cells: readonly Cell[]): Record<Verdict, number> =>
  Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, cells.filter(({ compared }) => compared.verdict === verdict).length]),
  ) as Record<Verdict, number>;

const figure = (value: number | null): string => (value === null || Number.isNaN(value) ? "–" : value.toPrecision(3));
const percent = (share: number | null): string => (share === null ? "–" : `${Math.round(100 * share)} %`);

const verdictText = ({ verdict, interval, seeds }: Compared): string => {
  if (verdict !== "undecided") return verdict;
  if (interval === null) return "undecided: nothing to compare";
  return `undecided: ${seeds === null ? "more than 10,000" : `about ${seeds}`} seeds a side`;
};

const cellRow = ({ row, human, compared }: Cell): (string | number)[] => {
  const { difference, interval } = compared;
  return [
    row.task,
    row.seed,
    figure(mean(row.best)),
    percent(row.success),
    figure(mean(human.human ?? [])),
    percent(human.humanSuccess),
    figure(mean(row.random)),
    difference === null
      ? "–"
      : `${difference.toFixed(2)} [${(interval ?? []).map((end) => end.toFixed(2)).join(", ")}]`,
    verdictText(compared),
  ];
};

const HEAD = ["task", "seed", "best", "success", "human", "success", "random", "(best − human) ÷ |human − random|", ""];

export const markdown = (rows: readonly Row[]): string => {
  const cells = cellsOf(rows);
  if (cells.length === 0) return "No run with its human reference has ended yet.";
  const counts = countsOf(cells);
  const told = VERDICTS.map((verdict) => `${verdict} ${counts[verdict]}`).join(", ");
  const share = (count: number): string => percent(count / cells.length);
  return [
    `${cells.length} single runs: ${told}. Wins and ties ${share(counts.win + counts.tie)}, losses ${share(counts.loss)}.`,
    "A tie is an equivalence: the 95 % interval (Welch's, over report seeds) lies within ±0.2. Else it is a win or a loss where it does not hold 0.",
    markdownTable(HEAD, cells.map(cellRow)),
  ].join("\n\n");
};
