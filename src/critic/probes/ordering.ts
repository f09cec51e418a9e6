import type { ProbeFinding } from "../../core/outcome.ts";
import type { Ending } from "../../core/episode.ts";
import { formatNumber } from "../../core/format.ts";

/** What a program pays for an episode, whole and by term (weighted). */
export type Pay = { total: number; terms: Record<string, number>; length: number };

/** `resting`: what standing still in the best of its places would earn in the whole time. */
type Resting = { resting?: number };
/** `effortless`: the total without what it costs to act, which loops are compared with. */
export type PaidEpisode = Pay & Resting & { ending: Ending; effortless?: number };
export type PaidLoop = Pay & Resting & { period: number };

/** Failures that outdo an episode by this share of what lies between them are not rounding. */
const clearly = 0.02;
/** Where nobody does all of the task, what is left of it may pay that share more. */
const unfinished = 0.25;
/** Of the largest part in a difference: a part that is named beside it. */
const goodPart = 0.5;
type Names = ReadonlySet<string>;
/** Where fewer than this share of pairs are in the right order, the reward is upside down. */
const upsideDown = 0.2;

/**
 * Whether doing the task pays best; achievers come best first. Compared are returns of episodes that do the task with those of episodes that fail,
 * and with loops walked instead of going on; what wins over the best of the former is what a policy would learn.
 */
export const orderingFindings = ({
  achievers,
  failures,
  loops,
  maxSteps,
  partial = false,
}: {
  achievers: readonly PaidEpisode[];
  failures: readonly PaidEpisode[];
  loops: readonly PaidLoop[];
  maxSteps: number;
  partial?: boolean;
}): ProbeFinding[] => {
  // A late success may earn as much as none at all: what counts is the half that does the task best.
  const goal = best(achievers.slice(0, Math.ceil(achievers.length / 2)));
  if (goal === undefined || failures.length === 0) return [];
  const totals = [...achievers, ...failures].map(({ total }) => total);
  const reach = Math.max(Math.max(...totals) - Math.min(...totals), Math.abs(goal.total));
  // What is left of terms that cancel each other is not a difference.
  const rounding =
    1e-9 * Math.max(...[...achievers, ...failures].flatMap(({ terms }) => Object.values(terms).map(Math.abs)));
  if (reach <= rounding) return [];
  const margin = clearly * reach + rounding + (partial ? unfinished * Math.abs(goal.total) : 0);
  const beats = (pay: Pay) => pay.total > goal.total + margin;
  const rate = ({ total, length }: Pay) => total / length;
  const prefersFailing: Names = new Set(
    Object.keys(goal.terms).filter((name) => share(achievers, failures, ({ terms }) => terms[name] ?? 0) <= upsideDown),
  );
  const inOrder = share(achievers, failures, ({ total }) => total);
  const worseEveryStep = share(achievers, failures, rate) <= upsideDown;
  if (failures.length >= 3 && inOrder <= upsideDown && worseEveryStep) {
    const other = best(failures) as PaidEpisode;
    const blamed = culprits(other, { goal, value: (pay, name) => (pay.terms[name] ?? 0) / pay.length, prefersFailing });
    return [
      {
        rule: "probes/inverted",
        ...named(blamed),
        message: `Episodes that do the task earn less than episodes that fail: ${formatNumber(rate(goal))} a step against ${formatNumber(rate(other))}${because(blamed)}`,
      },
    ];
  }
  const found: ProbeFinding[] = [];
  const add = (rule: string, exploit: Pay | undefined, what: string) => {
    if (exploit === undefined) return;
    const blamed = culprits(exploit, { goal, value: (pay, name) => pay.terms[name] ?? 0, prefersFailing });
    const message = `${what} earns ${formatNumber(exploit.total)}, doing the task ${formatNumber(goal.total)}${because(blamed)}`;
    found.push({ rule, ...named(blamed), message });
  };
  const early = failures.filter(({ ending, length }) => ending === "terminated" && length < maxSteps / 2);
  const idle = failures.filter(({ ending }) => ending === "truncated");
  add("probes/suicidal", best(early.filter(beats)), "An episode that fails and ends early");
  // Who goes to and fro where standing still would do has nothing to farm: the reward pays for being somewhere.
  const rests = ({ resting }: Resting) => resting !== undefined && resting > goal.total + margin;
  const free = goal.effortless ?? goal.total;
  const better = loops.filter(({ total }) => total > free + margin);
  const farm = best(better.filter((loop) => !rests(loop)));
  const waits = best([
    ...idle.filter((pay) => beats(pay) && (rests(pay) || farm === undefined)),
    ...better.filter(rests),
  ]);
  add("probes/procrastinating", waits, "An episode that lasts to its time limit without doing the task");
  if (farm !== undefined && (waits === undefined || farm.total > waits.total + margin)) {
    add("probes/farmable", farm, `Going to and fro over the same ${farm.period / 2} steps until time is up`);
  }
  return found;
};

const best = <Kind extends Pay>(pays: readonly Kind[]): Kind | undefined =>
  pays.toSorted((left, right) => right.total - left.total)[0];

/** Of all pairs, those in which the first earns more; ties count half. */
export const share = (winners: readonly Pay[], losers: readonly Pay[], value: (pay: Pay) => number): number => {
  let right = 0;
  for (const winner of winners) {
    for (const loser of losers) {
      const difference = value(winner) - value(loser);
      right += difference > 0 ? 1 : difference === 0 ? 0.5 : 0;
    }
  }
  return right / (winners.length * losers.length);
};

/**
 * The terms that speak most for the one that should not win, the first one to blame: of those with a good part in the
 * difference the one that prefers failing by itself, else the largest.
 */
const culprits = (
  exploit: Pay,
  { goal, value, prefersFailing }: { goal: Pay; value: (pay: Pay, name: string) => number; prefersFailing: Names },
): string[] => {
  const gains = Object.keys(goal.terms)
    .map((name) => ({ name, gain: value(exploit, name) - value(goal, name) }))
    .filter(({ gain }) => gain > 0)
    .toSorted((left, right) => right.gain - left.gain);
  const [largest] = gains;
  if (largest === undefined) return [];
  const large = gains.filter(({ gain }) => gain >= goodPart * largest.gain).map(({ name }) => name);
  const blamed = large.find((name) => prefersFailing.has(name)) ?? largest.name;
  return [blamed, ...large.filter((name) => name !== blamed)];
};

const named = ([term]: readonly string[]) => (term === undefined ? {} : { term });
const because = (terms: readonly string[]) =>
  terms.length === 0
    ? ""
    : terms.length === 1
      ? `; the term '${terms[0]}' makes most of it`
      : `; the terms ${terms.map((term) => `'${term}'`).join(", ")} make most of it`;
