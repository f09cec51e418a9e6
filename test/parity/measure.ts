import { neverEnds } from "../../src/core/never-ends.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { fullAmount, optionAmount } from "./amounts.ts";
import { compareBeginnings } from "./beginnings.ts";
import type { Beginnings } from "./beginnings.ts";
import { compare } from "./compare.ts";
import { freeRun, freeSteps } from "./free-run.ts";
import type { FreeRun } from "./free-run.ts";
import { record } from "./record.ts";
import type { Comparison } from "./tally.ts";
import type { Amount, Suite } from "./types.ts";

/** Median over episodes of the error after 50 steps on one's own, MuJoCo. */
export const freeTolerance = 1e-8;

export type Measurement = {
  environment: string;
  options: Readonly<Record<string, string>>;
  gymnasium: string;
  mujoco: boolean;
  comparison: Comparison;
  freeRun: FreeRun;
  beginnings: Beginnings;
  /** Steps of ours a second, compared and rewarded; seconds of Gymnasium's playing and of ours. */
  stepsPerSecond: number;
  seconds: { gymnasium: number; ours: number };
  /** What keeps it from passing, in words; none: parity. */
  problems: string[];
};

const figure = (value: number): string => (value === 0 ? "0" : value.toExponential(1));

const problemsOf = (
  { deviated, deviations, steps, truncated, terminated, worst }: Comparison,
  {
    mujoco,
    free,
    beginnings,
    neverEnds,
  }: { mujoco: boolean; free: FreeRun; beginnings: Beginnings; neverEnds: boolean },
): string[] => [
  ...deviations.map(
    ({ what, column, kind, seed, step, ours, theirs, error }) =>
      `${what}${column === undefined ? "" : ` ${column}`} is ${ours} and should be ${theirs} (error ${figure(error)}; ${kind} episode ${seed}, ${step < 0 ? "at its beginning" : `step ${step}`})`,
  ),
  ...(deviated > deviations.length ? [`${deviated - deviations.length} more such numbers`] : []),
  ...(mujoco && free.median > freeTolerance
    ? [`on its own it is off by ${figure(free.median)} within ${freeSteps} steps (median over episodes)`]
    : []),
  ...(beginnings.distance > beginnings.limit
    ? [`episodes begin with another distribution of ${beginnings.column} (distance ${beginnings.distance.toFixed(3)})`]
    : []),
  ...(steps === 0 || Object.values(worst).some(Number.isNaN) ? ["nothing was compared"] : []),
  ...(truncated === 0 ? ["no episode reached the time limit"] : []),
  ...(terminated === 0 && !neverEnds ? ["no episode terminated"] : []),
];

/** Plays one environment in Gymnasium and compares ours with it: as it is by default, or under options. */
const measureOne = async (
  suite: Suite,
  {
    python,
    amount,
    options,
  }: {
    python: string;
    amount: Amount;
    options: Readonly<Record<string, string>>;
  },
): Promise<{ measurement: Measurement; further: readonly Readonly<Record<string, string>>[] }> => {
  const loaded = await findEnvironment(suite.folder, options);
  const { spec } = loaded.environment;
  const recording = await record(suite, { python, spec, amount, options });
  const start = performance.now();
  const comparison = await compare(recording, { loaded });
  const ours = (performance.now() - start) / 1000;
  const free = await freeRun(recording, loaded);
  const beginnings = await compareBeginnings(recording, loaded);
  const { mujoco, id, seconds } = recording;
  const further = Object.entries(recording.options).flatMap(([option, values]) =>
    values
      .filter((value) => value !== loaded.environment.options?.[option]?.default)
      .map((value) => ({ [option]: value })),
  );
  return {
    further,
    measurement: {
      environment: suite.name,
      options,
      gymnasium: id,
      mujoco,
      comparison,
      freeRun: free,
      beginnings,
      stepsPerSecond: comparison.steps / ours,
      seconds: { gymnasium: seconds, ours },
      problems: problemsOf(comparison, { mujoco, free, beginnings, neverEnds: neverEnds(spec) }),
    },
  };
};

/** An environment by default, then under each value of each option that Gymnasium has as well. */
export async function* measure(
  suite: Suite,
  { python, amount = fullAmount }: { python: string; amount?: Amount },
): AsyncGenerator<Measurement> {
  const { measurement, further } = await measureOne(suite, { python, amount, options: {} });
  yield measurement;
  for (const options of further) {
    const { measurement } = await measureOne(suite, { python, amount: optionAmount, options });
    yield measurement;
  }
}
