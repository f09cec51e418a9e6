import { isKept, type Keeping } from "./constraint.ts";
import { formatNumber } from "./format.ts";
import { oneLine } from "./plain-text.ts";
import type { KeptBy, RunSummary } from "./summary.ts";

// The one place where it is said in words who kept a constraint.

type Entry = NonNullable<RunSummary["constraints"]>[number];

/** Characters of an expression within a sentence. */
const longest = 120;

export const expressionText = (expression: string): string => `\`${oneLine(expression, { limit: longest })}\``;

/** "kept in all 20 episodes", or in how many it was broken and when first. */
export const keepingText = ({ episodes, kept, first }: Pick<Keeping, "episodes" | "kept" | "first">): string => {
  if (kept === episodes) return episodes === 1 ? "kept in the one episode" : `kept in all ${episodes} episodes`;
  const when =
    first?.seconds == null
      ? ""
      : `, at the earliest after ${formatNumber(first.seconds)} s (step ${first.step} of episode ${first.episode + 1})`;
  return `broken in ${episodes - kept} of ${episodes} episodes${when}`;
};

/** What of several constraints was broken: "`abs(x) < 1` (broken in 3 of 20 episodes)"; empty where all were kept. */
export const brokenText = (keeping: readonly Keeping[]): string =>
  keeping
    .filter((each) => !isKept(each))
    .map((each) => `${expressionText(each.expression)} (${keepingText(each)})`)
    .join(", ");

const isTold = ({ who }: KeptBy): boolean => ["best", "human", "random"].includes(who);

/** Who kept a constraint: best, human and random in a sentence each, then how many of the candidates. */
export const keptByTexts = ({ kept = [] }: Pick<Entry, "kept">): { who: string; text: string; isKept: boolean }[] => {
  const candidates = kept.filter((row) => !isTold(row));
  const keepers = candidates.filter(isKept).length;
  return [
    ...kept
      .filter(isTold)
      .map((row) => ({ who: row.who, text: `${keepingText(row)} (${row.pool} seeds)`, isKept: isKept(row) })),
    ...(candidates.length === 0
      ? []
      : [
          {
            who: "candidates",
            text: `kept by ${keepers} of ${candidates.length} (search seeds)`,
            isKept: keepers === candidates.length,
          },
        ]),
  ];
};

/** As measured (docs/measure.md): a limit takes steps to learn that the task alone does not. */
const longer = 2;

/**
 * What to try where the best keeps a constraint in some of its episodes and not in all; of one that it never keeps, or that was lifted,
 * nothing. `steps`: of each training.
 */
export const limitStepsNotices = (entries: readonly Entry[], steps: number): string[] =>
  entries.flatMap(({ expression, kept = [], lifted }) => {
    const best = kept.find(({ who }) => who === "best");
    if (expression === undefined || lifted !== undefined || best === undefined) return [];
    if (best.kept === 0 || isKept(best)) return [];
    return [
      `the best keeps ${expressionText(expression)} in ${best.kept} of ${best.episodes} episodes: a limit takes longer to learn than the task does, so try --steps ${longer * steps}, ${longer} times as many, before another reward`,
    ];
  });
