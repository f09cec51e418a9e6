/** One line of a benchmark's table. */
export type Measurement = { what: string; value: number; unit: string };

/**
 * Calls per second of `work`: the best of several rounds of about `seconds` each, after a round of warming up. The best,
 * because everything else that a machine does can only slow a round down.
 */
export const callsPerSecond = (work: () => void, { seconds = 0.2, rounds = 5 } = {}): number => {
  const count = (milliseconds: number): number => {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < milliseconds) {
      for (let inner = 0; inner < 16; inner++) work();
      calls += 16;
    }
    return (calls / (performance.now() - start)) * 1000;
  };
  count(seconds * 1000);
  return Math.max(...Array.from({ length: rounds }, () => count(seconds * 1000)));
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
  const lines = measurements.map(
    ({ what, value, unit }) => `  ${what.padEnd(widest)}  ${formatFigure(value).padStart(10)} ${unit}`,
  );
  process.stdout.write(`${title}\n${lines.join("\n")}\n`);
};

const formatFigure = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
