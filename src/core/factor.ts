/** One of the things that candidates are ranked by, the most important first: more of it is better. */
export type RankFactor = {
  /** Of the measure language; or `success` or `fitness`, the task's own. */
  expression: string;
  /** In plain words. */
  meaning: string;
  /** How much less is no difference yet: of its own unit, or standard deviations of the candidates so far. */
  margin: { size: number; of: "unit" | "deviations" };
};

/** `0.05`, or `0.2 sd`. */
export const marginText = ({ margin: { size, of } }: Pick<RankFactor, "margin">): string =>
  of === "deviations" ? `${size} sd` : String(size);

/** As a person may write it again. */
export const factorText = ({ expression, margin }: Pick<RankFactor, "expression" | "margin">): string =>
  `${expression} @ ${marginText({ margin })}`;
