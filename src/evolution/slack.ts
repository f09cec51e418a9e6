import { clearRoom, type Keeping } from "../core/constraint.ts";
import { standardError } from "../core/statistics.ts";

type Kept = { keeping?: readonly Keeping[] };

/** Of all constraints the least that any training left; nothing is told of those that are no distance. */
export const leastSlack = ({ keeping = [] }: Kept): number => Math.min(...keeping.flatMap(({ slack = [] }) => slack));

const deviation = (values: readonly number[]): number => (standardError(values) ?? 0) * Math.sqrt(values.length);

/**
 * Whether each training left more room than trainings differ by, one standard deviation: who keeps a constraint by a
 * hair breaks it on other seeds. One training alone tells no difference, and what is no distance no hair.
 */
export const keepsClearly = ({ keeping = [] }: Kept): boolean =>
  keeping.every(({ slack = [] }) => slack.length < 2 || Math.min(...slack) > deviation(slack));

/** Kept by more than a hair, as far as a single training can tell. */
export const keepsWithRoom = (kept: Kept): boolean => leastSlack(kept) >= clearRoom;

/** Of these, in their order, the one with the most room; the first where none is told. */
export const roomiest = <Each extends Kept>(among: readonly Each[]): Each | undefined =>
  among.reduce<Each | undefined>(
    (most, each) => (most === undefined || leastSlack(each) > leastSlack(most) ? each : most),
    undefined,
  );
