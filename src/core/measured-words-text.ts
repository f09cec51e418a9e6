import { formatNumber } from "./format.ts";
import { leastAgreement, type FromWords, type SecondMeasure } from "./measured-words.ts";
import { oneLine } from "./plain-text.ts";

/** Characters of what a model says of itself, in a line. */
const longest = 300;

const isSecond = (second: FromWords["second"]): second is SecondMeasure => !("unusable" in second);

/** What speaks against trusting the measure, a part of a line each; empty where nothing does. */
const doubtsOf = ({ second, tried }: Pick<FromWords, "second" | "tried">): string[] => [
  ...(tried.length > 1 && tried.every(({ fitness }) => fitness === tried[0]?.fitness)
    ? ["EVERY KIND OF TRIAL EPISODE IS WORTH THE SAME: nothing says yet that it tells episodes apart"]
    : []),
  ...(!isSecond(second)
    ? [`there is NO SECOND measure to hold it against: ${oneLine(second.unusable, { limit: longest })}`]
    : second.agreement < leastAgreement
      ? [`a second measure of the same words ORDERS THE TRIAL EPISODES OTHERWISE (${tauText(second)})`]
      : []),
  ...(isSecond(second) && (second.success ?? 0) > 0
    ? [`the second measure differs on the success of ${second.success} trial episodes`]
    : []),
];

const tauText = ({ agreement }: SecondMeasure): string => `Kendall's tau ${formatNumber(agreement)}`;

const agreementText = (second: FromWords["second"]): string =>
  isSecond(second) && second.agreement >= leastAgreement
    ? `a second measure of the same words, written independently, orders the trial episodes alike (${tauText(second)})`
    : "";

/** What a second measure says, in lines: for who has to decide between the two. */
export const secondText = (measured: Pick<FromWords, "second" | "tried">): string[] => {
  const { second } = measured;
  const doubts = doubtsOf(measured);
  const heads = [agreementText(second), ...doubts].filter((text) => text !== "");
  if (doubts.length === 0 || !isSecond(second)) return heads;
  const { expressions, words, disagreements } = second;
  return [
    ...heads,
    `  its fitness: ${words}`,
    `    ${expressions.fitness}`,
    ...(expressions.success === undefined ? [] : [`  its success: ${expressions.success}`]),
    ...disagreements.map(
      ({ first, second: other }) => `  it puts "${other}" above "${first}", and this one the reverse`,
    ),
  ];
};

/** How a run came to its measure, in a part of a line. */
export const fromWordsText = (fromWords: FromWords): string => {
  const { by, confirmed, edited, uncovered, second } = fromWords;
  const whose =
    confirmed === "person" ? `confirmed by a person${edited ? ", who changed it" : ""}` : "confirmed by --yes";
  const left = uncovered.length === 0 ? "" : `; not covered: ${oneLine(uncovered.join("; "), { limit: longest })}`;
  const held = [agreementText(second), ...doubtsOf(fromWords)].filter((text) => text !== "").join("; ");
  return `measured by words: written from them by '${by}', ${whose}${left}; ${held}`;
};
