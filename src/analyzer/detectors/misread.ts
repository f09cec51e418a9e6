import { preferenceOf } from "../preference.ts";
import { isOfMotion } from "../steps.ts";
import { cause, overFailures } from "./causes.ts";
import { reachedIn } from "./reach.ts";

/** Of the culprit's gain: where no other term offers this much for doing the task, none is outweighed. */
const alone = 0.25;

/** Of a cost by chance: where less is left, it is saved, which is idling's to tell. */
const saved = 0.2;
/** Of the scale of what is paid: where no term's pay differs by this much, the reward does not speak of the task. */
const silent = 0.1;

/**
 * A term's own wish is granted, no other speaks for the task, and the task is not done: the term asks for something else. Or no term tells a
 * doer's episodes from the own ones, though some term tells steps apart.
 */
export const misread = overFailures("misread", (reading) => {
  const { wrong, culprit, gain, right, loss, scale } = preferenceOf(reading);
  if ((reachedIn(reading)?.reached ?? 0) >= 0.5) return [];
  const differences = reading.terms.map(({ own, doer }) => Math.abs(own.perEpisode - (doer?.perEpisode ?? Infinity)));
  if (scale > 0 && differences.every((difference) => difference < silent * scale)) {
    const [liveliest] = reading.terms.toSorted((left, right) => right.chance.deviation - left.chance.deviation);
    const figures = { "most that a doer is paid more or less, of all pay": Math.max(...differences) / scale };
    return liveliest === undefined ? [] : [cause("misread", 0.6, figures, { term: liveliest.name })];
  }
  if (wrong !== true || culprit === null) return [];
  const against = right === null ? 0 : loss / gain;
  // A cost that chance never has and a doer has is set upon the task itself.
  const punishes = culprit.chance.mean === 0 && (culprit.doer?.mean ?? 0) < 0;
  const isSaved =
    culprit.chance.high <= 0 &&
    culprit.own.mean >= saved * culprit.chance.mean &&
    isOfMotion(reading.chance.plays, culprit.name);
  if (culprit.own.mean < culprit.chance.mean || (isSaved && !punishes)) return [];
  const figures = {
    "paid more than for doing the task": gain,
    "what speaks for the task, of that": against,
    "paid more a step than by chance": culprit.own.mean - culprit.chance.mean,
  };
  return [
    cause("misread", (punishes ? 0.85 : 0.7) - 0.3 * Math.min(1, against / alone), figures, { term: culprit.name }),
  ];
});
