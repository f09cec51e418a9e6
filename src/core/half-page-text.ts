import { causeText, causesHeading } from "./cause-text.ts";
import type { Ending } from "./episode.ts";
import { findingText } from "./finding-text.ts";
import { figures, formatNumber, percent } from "./format.ts";
import type { EpisodeTrace, HalfPage, HalfPageTerm, TraceMark } from "./half-page.ts";

const endingWords: Record<Ending, string> = {
  terminated: "ended by the simulator",
  truncated: "ran into the time limit",
  invalid: "the physics blew up",
};

/** Cells one under the other: the first of a row to the left, the others to the right. */
const aligned = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
};

const termRow = ({ name, weight, mean, min, max, share, verdict }: HalfPageTerm): string[] => [
  name,
  weight === null ? "" : formatNumber(weight),
  ...figures([mean, min, max], { least: 3 }),
  percent(share),
  verdict ?? "",
];

const termLines = (terms: readonly HalfPageTerm[]): string[] =>
  terms.length === 0
    ? []
    : [
        "what its terms paid, unweighted, per step:",
        ...aligned([["term", "weight", "mean", "min", "max", "share", "verdict"], ...terms.map(termRow)]),
      ];

/** "fitness 0.45, no success; 369 steps, ended by the simulator (seed 12, episode 1)" */
export const traceTitle = ({ seed, episode, fitness, success, length, ending }: EpisodeTrace): string =>
  `fitness ${formatNumber(fitness)}${success === null ? "" : success ? ", success" : ", no success"}; ${length} steps, ${endingWords[ending]} (training seed ${seed}${
    episode === null ? "" : `, evaluation episode ${episode + 1}`
  })`;

/** "steps 350 to 369: fell" */
export const markText = ({ from, to, why }: TraceMark): string =>
  `${to - from > 1 ? `steps ${from} to ${to}` : `step ${from}`}: ${why}`;

/** A trace as a small table, the steps marked in which something was decided. */
export const traceLines = (trace: EpisodeTrace): string[] => {
  const { which, steps, fields, marks } = trace;
  const isMarked = (step: number, place: number): boolean =>
    marks.some(({ from, to }) => from < (steps[place + 1] ?? step + 1) && to > step);
  return [
    "",
    `its ${which} episode: ${traceTitle(trace)}`,
    ...(fields.length === 0
      ? []
      : aligned([
          ["step", ...steps.map((step, place) => `${isMarked(step, place) ? "*" : ""}${step}`)],
          ...fields.map(({ name, values }) => [name, ...values.map(formatNumber)]),
        ])),
    marks.length === 0
      ? "no moment of it is known to have decided"
      : `* what decided, as far as it was seen: ${marks.map(markText).join("; ")}`,
  ];
};

/** What the causes come to in lines; why there are none. */
export const causeLines = ({ causes }: Pick<HalfPage, "causes">): string[] =>
  causes === null
    ? ["causes: nobody looked for any"]
    : causes.length === 0
      ? ["causes: none was found"]
      : [causesHeading, ...causes.map((cause, place) => `${place + 1}. ${causeText(cause)}`)];

/** For a terminal and for a prompt alike. */
export const halfPageLines = ({ terms, traces, alarms, causes, lesson }: HalfPage): string[] => [
  ...termLines(terms),
  ...traces.flatMap(traceLines),
  "",
  ...alarms.map(findingText),
  ...causeLines({ causes }),
  "",
  `lesson: ${lesson ?? "nothing is known to be wrong with it"}`,
];
