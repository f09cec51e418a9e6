import { findingsOf } from "../../src/analyzer/detectors.ts";
import type { EpisodeEvidence } from "../../src/analyzer/types.ts";
import { causes, type Cause } from "../../src/core/finding.ts";
import { mean } from "../../src/core/statistics.ts";
import { lists } from "./labels.ts";
import { taskOf } from "./programs.ts";
import { isAsLabelled } from "./table.ts";
import type { Failing, Planted } from "./types.ts";

/** Of the last list, which was written by somebody who saw no detector and read by nobody who writes them before it was counted. */
const held = new Set<Planted>(lists.fourth.failing);
const isHeldOut = (program: Planted): boolean => held.has(program);

/** Causes in the order in which they are named, each once. */
export const causesNamed = (evidence: EpisodeEvidence): Cause[] => [
  ...new Set(findingsOf(evidence).flatMap((finding) => (finding.severity === "cause" ? [finding.kind] : []))),
];

type Known<Program> = { program: Program; evidence: EpisodeEvidence };

const share = (hits: readonly boolean[]): string =>
  hits.length === 0
    ? "–"
    : `${hits.filter(Boolean).length} of ${hits.length} (${Math.round(100 * mean(hits.map(Number)))} %)`;

const cameTo = ({ results }: EpisodeEvidence) =>
  results.map(({ success, fitness, episodes }) => ({
    success,
    fitness,
    terminated: mean(episodes.map(({ ending }) => Number(ending === "terminated"))),
  }));

type Line = { program: Failing; named: Cause[]; isCounted: boolean; first: boolean; second: boolean };

/** Of each kind, what is named first of programs that are of it. */
const confusion = (lines: readonly Line[]): string[] =>
  causes.flatMap((cause) => {
    const own = lines.filter(({ program }) => program.right[0] === cause);
    if (own.length === 0) return [];
    const instead = own.flatMap(({ first, named }) => (first ? [] : [named[0] ?? "nothing"]));
    return [
      `| ${cause} | ${own.length} | ${own.filter(({ first }) => first).length} | ${own.filter(({ second }) => second).length} | ${instead.join(", ")} |`,
    ];
  });

/** A failing program a line with the causes named, how often the first, or one of the first two, is right, and what is named for what. */
export const diagnosedMarkdown = (failing: readonly Known<Failing>[], sound: readonly Known<Planted>[]): string => {
  const lines = failing.map(({ program, evidence }): Line => {
    const named = causesNamed(evidence);
    const right = (cause: Cause | undefined): boolean => cause !== undefined && program.right.includes(cause);
    const isCounted = isAsLabelled(program, cameTo(evidence));
    return { program, named, isCounted, first: right(named[0]), second: named.slice(0, 2).some(right) };
  });
  const counted = lines.filter(({ isCounted }) => isCounted);
  const shares = (some: readonly Line[]) =>
    `${share(some.map(({ first }) => first))} | ${share(some.map(({ second }) => second))}`;
  const unread = counted.filter(({ program }) => isHeldOut(program));
  const known = sound.filter(({ program, evidence }) => isAsLabelled(program, cameTo(evidence)));
  const alarmed = known.filter(({ evidence }) => causesNamed(evidence).length > 0);
  const verdict = ({ isCounted, first, second }: Line): string =>
    !isCounted ? "not as labelled" : first ? "first" : second ? "second" : "no";
  return [
    "| task | program | held out | right | named | |",
    "|---|---|---|---|---|---|",
    ...lines.map(
      (line) =>
        `| ${taskOf(line.program)} | ${line.program.name} | ${isHeldOut(line.program) ? "yes" : ""} | ${line.program.right.join(", ")} | ${line.named.slice(0, 3).join(", ")} | ${verdict(line)} |`,
    ),
    "",
    "| programs | first cause right | one of the first two |",
    "|---|---|---|",
    `| written over | ${shares(counted.filter(({ program }) => !isHeldOut(program)))} |`,
    `| held out | ${shares(unread)} |`,
    `| all | ${shares(counted)} |`,
    "",
    "| held out, labelled | programs | first | first two | named first instead |",
    "|---|---|---|---|---|",
    ...confusion(unread),
    "",
    `Sound programs of which a failure is named: ${alarmed.length} of ${known.length}${alarmed.map(({ program }) => ` ${program.name}`).join(",")}.`,
  ].join("\n");
};
