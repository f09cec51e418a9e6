import { median } from "../src/core/statistics.ts";

/**
 * One line of a benchmark's table: the median of several rounds, and the lowest and highest of them. A machine has other
 * things to do, and says by the spread how many.
 *
 *     { what: "training", value: 5120, unit: "environment steps/s", spread: [4890, 5210], rounds: 3 }
 */
export type Measurement = {
  what: string;
  value: number;
  unit: string;
  /** Absent for what was measured once. */
  spread?: [lowest: number, highest: number];
  rounds?: number;
};

/** A figure a round → the line of the table. */
export const measured = (what: string, values: readonly number[], unit: string): Measurement => ({
  what,
  value: median(values),
  unit,
  spread: [Math.min(...values), Math.max(...values)],
  rounds: values.length,
});

/** Round by round, so that a slow moment of the machine, which both sides met, cancels. */
export const ratios = (left: readonly number[], right: readonly number[]): number[] =>
  left.map((value, round) => value / (right[round] as number));

/**
 * Calls per second of each work, a figure a round of about `seconds`, after a round of warming up. The works take turns
 * within a round: figures of the same round are of the same moment.
 */
export const callsPerSecond = (
  works: readonly (() => void)[],
  { seconds = 0.2, rounds = 5 }: { seconds?: number; rounds?: number } = {},
): number[][] => {
  const count = (work: () => void): number => {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < seconds * 1000) {
      for (let inner = 0; inner < 16; inner++) work();
      calls += 16;
    }
    return (calls / (performance.now() - start)) * 1000;
  };
  for (const work of works) count(work);
  const turns = Array.from({ length: rounds }, () => works.map(count));
  return works.map((_, index) => turns.map((figures) => figures[index] as number));
};

/** Wall-clock and processor seconds of this process that `work` takes. */
export const timed = async <Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; seconds: number; processorSeconds: number }> => {
  const usage = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(usage);
  return { result, seconds: (performance.now() - start) / 1000, processorSeconds: (user + system) / 1e6 };
};

/** Prints an aligned table, or one JSON line; data goes to stdout. */
export const printMeasurements = (
  title: string,
  measurements: readonly Measurement[],
  { json = false }: { json?: boolean } = {},
): void => {
  if (json) {
    process.stdout.write(`${JSON.stringify({ title, measurements })}\n`);
    return;
  }
  const widest = Math.max(...measurements.map(({ what }) => what.length));
  const unit = Math.max(...measurements.map((measurement) => measurement.unit.length));
  const lines = measurements.map((measurement) => {
    const { what, value, spread } = measurement;
    const start = `  ${what.padEnd(widest)}  ${formatFigure(value).padStart(10)} ${measurement.unit.padEnd(unit)}`;
    const range = spread === undefined ? "" : `  (${spread.map(formatFigure).join(" … ")})`;
    return `${start}${range}`.trimEnd();
  });
  process.stdout.write(`${title}\n${lines.join("\n")}\n`);
};

const formatFigure = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
