import { formatNumber } from "../core/format.ts";
import type { RecordedPlay, Recording } from "../core/recording.ts";

const endings: Record<RecordedPlay["ending"], string> = {
  terminated: "ended by the world",
  truncated: "ended by the clock",
  invalid: "the physics blew up",
};

/** `hopper · forward` */
export const titleOf = ({ environment, task }: Recording): string =>
  task === null ? environment.name : `${environment.name} · ${task}`;

export const policyOf = ({ policy }: Recording): string => (policy === "random" ? "random policy" : `policy ${policy}`);

/** What became of an episode, in a line. */
export const outcomeOf = ({ fitness, success, return: total, length, ending }: RecordedPlay, dt: number): string =>
  [
    ...(fitness === null ? [] : [`fitness ${formatNumber(fitness)}`]),
    ...(success === null ? [] : [success ? "success" : "no success"]),
    ...(total === null ? [] : [`return ${formatNumber(total)}`]),
    `${length} steps, ${formatNumber(length * dt)} s`,
    endings[ending],
  ].join(" · ");

export const seconds = (value: number): string => `${formatNumber(Number(value.toPrecision(3)))} s`;
