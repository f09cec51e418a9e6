import type { Brief, Lesson } from "../../core/brief.ts";
import { causeWords } from "../../core/cause-text.ts";
import { causes } from "../../core/finding.ts";
import { traceLines } from "../../core/half-page-text.ts";
import { halfPageOf } from "../../core/half-page.ts";

/** Of a candidate that was looked into: its best and worst episode in a few numbers, and the kinds of failure that are told apart. */
export const lookedLines = (
  { candidate: { outcome }, diagnosis, looked }: Lesson,
  { unjudged }: Pick<Brief["task"], "unjudged">,
): string[] => {
  if (!looked || diagnosis === null || outcome.kind !== "trained") return [];
  const { traces } = halfPageOf({ results: outcome.results, diagnosis, looked: [], judged: unjudged !== true });
  return [
    ...traces.flatMap(traceLines),
    "",
    "Kinds of failure that are told apart, whether found here or not:",
    ...causes.map((kind) => `- ${kind}: ${causeWords[kind].meaning}`),
  ];
};
