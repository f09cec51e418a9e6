import { countText, figures } from "./format.ts";
import { seedsText } from "./score-words.ts";
import type { Control, Gain, RunSummary } from "./summary.ts";

const spread = (mean: number, interval: Gain["interval"]): string => {
  const [low, centre, high] = figures(interval === null ? [mean] : [interval[0], mean, interval[1]]);
  return interval === null ? (low as string) : `${centre} [${low}, ${high}]`;
};

/** What further generations added, by scores that both were chosen by. */
const gainText = ({ over, mean, interval, seeds }: Gain, best: string | undefined): string =>
  over === best
    ? "gain over the first generation: none, the best is of it"
    : `gain over the first generation: ${spread(mean, interval)} ${seedsText(seeds, "search")} over ${over}, its best (scores that both were chosen by: no claim)`;

const liftText = ({ lift, reason, candidate, fitness, steps }: Control): string => {
  const taken = `${countText(steps.control)} environment steps, the search ${countText(steps.search)}`;
  if (lift === null) return `lift over best-of-n at equal steps: none (${reason ?? "not measured"}; ${taken})`;
  const its = `its best, ${candidate}: ${figures([fitness?.mean ?? Number.NaN])[0]}`;
  const exact = lift.interval === null ? " (one seed, no interval)" : "";
  return `lift over best-of-n at equal steps: ${spread(lift.mean, lift.interval)}${exact} ${seedsText(lift.seeds, "report")} (${its}; ${taken})`;
};

/** What searching was worth, a sentence each: the lift over a control where there is one, and the gain that it alone shows. */
export const liftTexts = ({ gain, control, best }: Pick<RunSummary, "gain" | "control" | "best">): string[] => [
  ...(control === undefined ? [] : [liftText(control)]),
  ...(gain === undefined ? [] : [gainText(gain, best?.candidate)]),
];
