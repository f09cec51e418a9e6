import { longestWords } from "./brief.ts";
import { fromWordsText } from "./measured-words-text.ts";
import { oneLine } from "./plain-text.ts";
import { readList, unreadList } from "./readings-text.ts";
import type { Readings } from "./readings.ts";
import type { RunSummary } from "./summary.ts";

// The one place where it is said what a person's words are worth in a run, beside what the run is measured by.

type Measured = NonNullable<RunSummary["measured"]>;
type Words = NonNullable<RunSummary["words"]>;
type Constraint = NonNullable<RunSummary["constraints"]>[number];

/** Characters of words and of descriptions that stand in a terminal's line. */
const longest = 400;

/** A person's words as they may stand in a line: they may be a book, or hold what steers a terminal. */
export const quoted = (words: string): string => {
  const line = oneLine(words, { limit: longest });
  return `"${line}"${words.trim().length > longest ? ` (${words.trim().length} characters in all)` : ""}`;
};

/** What the built-in designer made of them: numbers of fields; and all that it did not. */
const readingsText = (readings: Readings): string => {
  const [read, unread] = [readList(readings), unreadList(readings)];
  return read === ""
    ? `NOT READ by the built-in designer, which reads numbers with units and names of fields${unread === "" ? "" : `: ${unread}`}`
    : `the built-in designer read: ${read}${unread === "" ? "" : `; NOT READ: ${unread}`}`;
};

export const readerText = ({ given, read, readings }: Words): string =>
  !read
    ? readings === undefined
      ? "NOT READ by the built-in designer; a language model reads them"
      : readingsText(readings)
    : given.length > longestWords
      ? `the first ${longestWords} characters are read by the language model, the rest is NOT READ`
      : "read by the language model";

/** How it came to this task, where words were given and nobody named one. */
const choiceText = ({ chosen, fromWords }: Measured): string => {
  if (fromWords !== undefined) return `, ${fromWordsText(fromWords)}`;
  if (chosen === undefined || chosen.by === "person") return "";
  const others = chosen.others.length === 0 ? "" : `, not ${chosen.others.join(", ")}`;
  if (chosen.by === "language-model")
    return `, chosen among its tasks by the language model${others}: ${oneLine(chosen.reason ?? "", { limit: longest })}`;
  return others === ""
    ? ", its only task (--measure EXPR measures something else)"
    : `, its first task since none was named; others: ${chosen.others.join(", ")} (--task NAME; or --measure EXPR)`;
};

export const measuredText = ({ measured, words }: { measured: Measured; words: Words | null }): string => {
  const description = measured.description === "" ? "" : ` (${oneLine(measured.description, { limit: longest })})`;
  return `${measured.by}${description}${words === null ? "" : choiceText(measured)}`;
};

export const wordsText = (words: Words): string => `${quoted(words.given)} (${readerText(words)})`;

/** *Your words · measured by*, in a line. */
export const pairText = (pair: { measured: Measured; words: Words | null }): string =>
  `${pair.words === null ? "" : `your words: ${wordsText(pair.words)} · `}measured by: ${measuredText(pair)}`;

const readBy = ({ expression, read }: Constraint): string => {
  if (!read) return "NOT READ by the built-in designer";
  return expression === undefined ? "told to the language model" : "told to the designer";
};

/** A constraint with its expression, or a wish, which has none: what it is called, what it says, and who heeds it. */
export const constraintRow = (constraint: Constraint): [name: string, text: string] => {
  const { text, expression, checked, since, lifted } = constraint;
  const tried = checked ? "checked on every evaluation episode" : "NOT CHECKED";
  const heeded = `(${readBy(constraint)}, ${tried}${since === undefined ? "" : `, since generation ${since}`}${lifted === undefined ? "" : `, LIFTED before generation ${lifted}`})`;
  if (expression === undefined) return ["wish", `${quoted(text)} ${heeded}`];
  return ["constraint", [text, expression].map((one) => oneLine(one, { limit: longest })).join(" · ") + ` ${heeded}`];
};

export const constraintText = (constraint: Constraint): string => constraintRow(constraint).join(": ");
