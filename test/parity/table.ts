import { freeSteps } from "./free-run.ts";
import type { Measurement } from "./measure.ts";

const figure = (value: number): string => (value === 0 ? "0" : value.toExponential(1));

export const nameOf = ({ environment, options }: Pick<Measurement, "environment" | "options">): string =>
  [environment, ...Object.entries(options).map(([key, value]) => `${key}=${value}`)].join(" ");

const header = [
  "environment",
  "Gymnasium's",
  "episodes",
  "steps",
  "ends (world/clock)",
  "worst step: observation",
  "reward",
  "state",
  `on its own, ${freeSteps} steps`,
  "steps/s",
];

/** For docs/benchmarks.md. */
export const markdownTable = (measurements: readonly Measurement[]): string => {
  const rows = measurements.map((measurement) => {
    const { gymnasium, comparison, freeRun, stepsPerSecond } = measurement;
    const { episodes, steps, terminated, truncated, worst } = comparison;
    return [
      nameOf(measurement),
      gymnasium,
      episodes,
      steps.toLocaleString("en"),
      `${terminated}/${truncated}`,
      figure(worst.observation),
      figure(worst.reward),
      figure(worst.state),
      figure(freeRun.median),
      Math.round(stepsPerSecond).toLocaleString("en"),
    ];
  });
  const lines = [header, header.map((_, index) => (index < 2 ? "---" : "---:")), ...rows];
  return `${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
};

/** What the table does not hold: contacts found by iteration. */
export const footnotes = (measurements: readonly Measurement[]): string =>
  measurements
    .filter(({ comparison }) => comparison.inexact.steps > 0)
    .map((measurement) => {
      const { steps, within, worst } = measurement.comparison.inexact;
      return `${nameOf(measurement)}: ${steps} steps, left out of the table's errors, had a contact that MuJoCo finds by iteration up to a tolerance of 1e-6; ${within} of them were as exact as the others, the worst was off by ${figure(worst)}.\n`;
    })
    .join("");
