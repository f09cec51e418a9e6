/** What a person's comparisons of candidates come to so far. */
export type Preferred = {
  /** Pairs that were compared. */
  answers: number;
  /** Of answers that took a side, how many are foretold when they are left out: an even guess is half right. */
  agreement: { agreed: number; of: number };
  /** Most and least liked of all trained candidates, also of those that nobody compared; null before any answer. */
  best: string | null;
  worst: string | null;
  /** Whose comparison would tell most next. */
  ask: [string, string] | null;
};

/** Whether comparisons decide who is best, or are said beside what decides. */
export type PreferenceRole = "selects" | "advises";

const comparisons = (count: number): string => `${count} ${count === 1 ? "comparison" : "comparisons"}`;

/** In a sentence, for a person and a designer. */
export const preferredText = ({ answers, agreement: { agreed, of }, best, worst, ask }: Preferred): string =>
  [
    best === null
      ? "nobody has compared any two candidates yet"
      : `by ${comparisons(answers)} ${best} is preferred to all others and ${worst} is liked least`,
    ...(of === 0 ? [] : [`each answer left out in turn, the others foretell ${agreed} of ${of}`]),
    ...(ask === null ? [] : [`the next comparison that would tell most: ${ask.join(" with ")}`]),
  ].join("; ");
