import type { RecordedPlay } from "../core/recording.ts";
import { mean } from "../core/statistics.ts";
import { endFrom } from "./ends.ts";
import type { Reading, TermReading } from "./reading.ts";

/** Of a term's steps, the best: where they are shows what it asks for. More are those where somebody dwelt. */
const bestSteps = 10;
/** Of the way from what a term has where the other is best to its own best: between these, it is had in part. */
const between = { from: 0.1, to: 0.99 };
/** Of that way: it deviates no more in the end, where the policy has settled. */
const settled = 0.2;

type Step = { left: number; right: number };
type Side = "left" | "right";

/** Anybody's steps but those that are judged by them: the own ends. */
const stepsOf = ({ own, chance, doers }: Reading, [left, right]: readonly [TermReading, TermReading]): Step[] => {
  const of = (play: RecordedPlay, until: number): Step[] => {
    const [first, second] = [play.terms?.[left.name] ?? [], play.terms?.[right.name] ?? []];
    return first
      .slice(0, until)
      .map((value, step) => ({ left: value * left.weight, right: (second[step] ?? 0) * right.weight }));
  };
  return [
    ...own.plays.flatMap((play) => of(play, endFrom(play.length))),
    ...[...chance.plays, ...doers.plays].flatMap((play) => of(play, play.length)),
  ];
};

/** How much of its best each of two terms has, where they pull to different places and the policy has settled between those; null where not. */
export const betweenOf = (
  reading: Reading,
  terms: readonly [TermReading, TermReading],
): { left: number; right: number } | null => {
  const steps = stepsOf(reading, terms);
  const bestBy = (side: Side): Step[] => steps.toSorted((one, other) => other[side] - one[side]).slice(0, bestSteps);
  const bests = { left: bestBy("left"), right: bestBy("right") };
  const hadOf = ({ own }: TermReading, [side, other]: readonly [Side, Side]): number | null => {
    const bottom = mean(bests[other].map((step) => step[side]));
    const way = mean(bests[side].map((step) => step[side])) - bottom;
    const had = (own.late.mean - bottom) / way;
    const isPart = way > 0 && had >= between.from && had <= between.to && own.late.deviation <= settled * way;
    return isPart ? had : null;
  };
  const [left, right] = [hadOf(terms[0], ["left", "right"]), hadOf(terms[1], ["right", "left"])];
  return left === null || right === null ? null : { left, right };
};
