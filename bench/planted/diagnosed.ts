import { createHash } from "node:crypto";
import { findingsOf } from "../../src/analyzer/detectors.ts";
import type { EpisodeEvidence } from "../../src/analyzer/types.ts";
import type { Cause } from "../../src/core/finding.ts";
import { mean } from "../../src/core/statistics.ts";
import { laterFailing } from "./labels-later.ts";
import { taskOf } from "./programs.ts";
import type { Failing, Planted } from "./types.ts";

const later = new Set(laterFailing.map((program) => `${taskOf(program)} ${program.name}`));

/**
 * Of the later programs one half by a hash of their names: detectors were changed with the other half and all first programs before
 * their eyes, and this half was counted when they were done.
 */
export const isHeldOut = (program: Planted): boolean => {
  const { task, name } = program;
  const digits = createHash("sha256").update(`${task}/${name}`).digest("hex").slice(0, 2);
  return later.has(`${taskOf(program)} ${name}`) && Number.parseInt(digits, 16) % 2 === 1;
};

/** Causes in the order in which they are named, each once. */
export const causesNamed = (evidence: EpisodeEvidence): Cause[] => [
  ...new Set(findingsOf(evidence).flatMap((finding) => (finding.severity === "cause" ? [finding.kind] : []))),
];

type Known<Program> = { program: Program; evidence: EpisodeEvidence };

const share = (hits: readonly boolean[]): string =>
  hits.length === 0
    ? "–"
    : `${hits.filter(Boolean).length} of ${hits.length} (${Math.round(100 * mean(hits.map(Number)))} %)`;

/** A failing program a line with the causes named, and how often the first, or one of the first two, is right. */
export const diagnosedMarkdown = (failing: readonly Known<Failing>[], sound: readonly Known<Planted>[]): string => {
  const rows = failing.map(({ program, evidence }) => {
    const named = causesNamed(evidence);
    const right = (cause: Cause | undefined): boolean => cause !== undefined && program.right.includes(cause);
    return { program, named, first: right(named[0]), second: named.slice(0, 2).some(right) };
  });
  const counted = (some: typeof rows) =>
    `${share(some.map(({ first }) => first))} | ${share(some.map(({ second }) => second))}`;
  const held = rows.filter(({ program }) => isHeldOut(program));
  const alarmed = sound.filter(({ evidence }) => causesNamed(evidence).length > 0);
  return [
    "| task | program | held out | right | named | |",
    "|---|---|---|---|---|---|",
    ...rows.map(
      ({ program, named, first, second }) =>
        `| ${taskOf(program)} | ${program.name} | ${isHeldOut(program) ? "yes" : ""} | ${program.right.join(", ")} | ${named.slice(0, 3).join(", ")} | ${first ? "first" : second ? "second" : "no"} |`,
    ),
    "",
    "| programs | first cause right | one of the first two |",
    "|---|---|---|",
    `| written over | ${counted(rows.filter(({ program }) => !isHeldOut(program)))} |`,
    `| held out | ${counted(held)} |`,
    `| all | ${counted(rows)} |`,
    "",
    `Sound programs of which a failure is named: ${alarmed.length} of ${sound.length}${alarmed.map(({ program }) => ` ${program.name}`).join(",")}.`,
  ].join("\n");
};
