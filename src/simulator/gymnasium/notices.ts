import type { LeftOut, Making, Probe } from "./types.ts";

/** Below so many steps a second a search takes hours, and its user should know before. */
const slowStepsASecond = 50;

/** A start of this many seconds is felt: every training makes lanes of its own. */
const slowStart = 5;

const listed = (left: readonly LeftOut[]): string =>
  left.map(({ path, why }) => `'${path.join(".")}' (${why})`).join(", ");

const rounded = (value: number): string => String(Number(value.toPrecision(2)));

const duration = (seconds: number): string =>
  seconds >= 5400
    ? `${rounded(seconds / 3600)} h`
    : seconds >= 90
      ? `${rounded(seconds / 60)} min`
      : `${rounded(seconds)} s`;

const slowness = ({ make, step }: NonNullable<Probe["seconds"]>, reference: string): string[] => [
  ...(step !== null && step * slowStepsASecond > 1
    ? [
        `'${reference}' is slow: a step takes ${duration(step)} here, so 10,000 steps of one training take about ${duration(10_000 * step)}`,
      ]
    : []),
  ...(make > slowStart ? [`'${reference}' takes ${duration(make)} to make, once for each lane of every training`] : []),
];

const seededBy: Record<NonNullable<Probe["seeding"]>, string> = {
  method: "its own method `seed` is called",
  streams: "`random` and `numpy.random` are seeded",
};

/** What a person should know of how the environment was read: what is left out, and how slow it is. */
export const toldNotices = (probe: Probe, { making }: { making: Making }): string[] => {
  const reference = `${making.backend}:${making.id}`;
  const { leftOut = [], state, seconds } = probe;
  return [
    ...(leftOut.length > 0 ? [`no reward can read this of the info of '${reference}': ${listed(leftOut)}`] : []),
    ...(state !== undefined && state.leftOut.length > 0
      ? [
          `no reward can read this of what ${state.source.module}:${state.source.function} tells: ${listed(state.leftOut)}`,
        ]
      : []),
    ...(probe.shim
      ? [
          `'${reference}' keeps an interface other than Gymnasium's (the old gym's, six values a step, or no info), and is translated`,
        ]
      : []),
    ...(probe.seeding
      ? [
          `\`reset(seed=…)\` does not fix how an episode of '${reference}' goes; with each one ${seededBy[probe.seeding]}, which does`,
        ]
      : []),
    ...(probe.unseeded ? [`no seed fixes how an episode of '${reference}' goes: its episodes cannot be repeated`] : []),
    ...(seconds === undefined ? [] : slowness(seconds, reference)),
  ];
};
