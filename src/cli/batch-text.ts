import { fromHere } from "../app/invocation.ts";
import type { ToldBatch, ToldCell } from "../app/batch/told.ts";
import { countText, dollars, stepsText, timeText } from "../core/format.ts";
import { hanging } from "./hanging.ts";
import { table } from "./print.ts";

/** Of a large matrix, the cells that are listed; `--json` has all. */
const mostCells = 40;

const counts = (of: Partial<Record<string, number>>): string =>
  Object.entries(of)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ") || "-";

const cellTable = (cells: readonly ToldCell[]): string => {
  const shown = cells.slice(0, mostCells);
  const names = [...new Set(shown.flatMap(({ cell }) => Object.keys(cell)))];
  const hasOld = shown.some(({ old }) => old.runs > 0);
  const hasOver = shown.some(({ over }) => Object.keys(over).length > 0);
  const rows = [
    [...names, "runs", "to do", ...(hasOver ? ["over"] : []), ...(hasOld ? ["old"] : [])],
    ...shown.map(({ cell, runs, todo, over, old }) => [
      ...names.map((name) => cell[name] ?? "-"),
      String(runs),
      counts(todo),
      ...(hasOver ? [counts(over)] : []),
      ...(hasOld ? [old.runs === 0 ? "-" : `${old.runs} (another ${old.by.join(", ")})`] : []),
    ]),
  ];
  return [table(rows), ...(cells.length > mostCells ? [`… and ${cells.length - mostCells} cells more`] : [])].join(
    "\n",
  );
};

const modelText = ({ model }: ToldBatch["cost"]): string => {
  if (model === null) return "none is asked";
  const price = model.usd === null ? "a price is not known (prices: FILE)" : `about ${dollars(model.usd)}`;
  return `about ${countText(model.calls)} calls, ${countText(model.tokens)} tokens, ${price}`;
};

const isOld = ({ cells }: ToldBatch): boolean => cells.some(({ old }) => old.runs > 0);

const overWith = ({ cells }: ToldBatch, status: "errored" | "all-failed" | "budget"): boolean =>
  cells.some(({ over }) => (over[status] ?? 0) > 0);

/** What may be asked beside, where there is a reason to. */
const hints = (told: ToldBatch): string[] => [
  ...(isOld(told)
    ? [
        "old results are of another program, environment or measure; they stand as they are, and --again makes them anew",
      ]
    : []),
  ...(overWith(told, "errored") ? ["--retry errored goes on with the runs that an error ended"] : []),
  ...(overWith(told, "all-failed") ? ["--retry failed begins the runs in which every candidate failed anew"] : []),
  ...(overWith(told, "budget")
    ? ["a run that its own budget had stopped goes on where the file gives it another"]
    : []),
  ...(told.dropped > 0
    ? [
        `${told.dropped} runs that the file had asked for before are asked for no more; what they found stays in the folder`,
      ]
    : []),
];

/** The plan as a page for people. */
export const batchText = (told: ToldBatch): string => {
  const { name, folder, runs, todo, cells, cost, budget, jobs, openRuns, onFailure, notices } = told;
  const rows: [string, string][] = [
    ["to do", todo === 0 ? "nothing: every run is over" : `${todo} of ${runs} runs`],
    ...(todo === 0
      ? []
      : ([
          ["trainings", `at most ${countText(cost.trainings)}: ${stepsText(cost)}`],
          ["model", modelText(cost)],
          ...(cost.seconds === null
            ? []
            : [
                [
                  "time",
                  `about ${timeText(cost.seconds)}${cost.model === null ? "" : " and what the model takes"}, by a trial of each world`,
                ],
              ]),
        ] as [string, string][])),
    [
      "budget",
      Object.entries(budget)
        .map(([cap, value]) => `--${cap} ${value}`)
        .join(" ") || "none for the whole batch",
    ],
    [
      "at once",
      `${jobs} ${jobs === 1 ? "training" : "trainings"}, ${openRuns} ${openRuns === 1 ? "run" : "runs"} open; ${onFailure}`,
    ],
  ];
  const width = Math.max(...rows.map(([head]) => head.length));
  return [
    `batch ${name}: ${runs} ${runs === 1 ? "run" : "runs"} in ${cells.length} ${cells.length === 1 ? "cell" : "cells"}, in ${fromHere(folder)}`,
    "",
    cellTable(cells),
    "",
    ...rows.map(([head, text]) => hanging(`${head.padEnd(width)}  `, text)),
    ...[...notices, ...hints(told)].flatMap((notice) => ["", hanging("note: ", notice)]),
  ].join("\n");
};
