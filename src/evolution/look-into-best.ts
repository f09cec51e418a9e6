import { findingsOf } from "../analyzer/detectors.ts";
import { lookInto } from "../analyzer/look-into.ts";
import type { EpisodeEvidence } from "../analyzer/types.ts";
import { causesHeading } from "../core/cause-text.ts";
import type { Lesson } from "../core/brief.ts";
import type { Diagnosis } from "../core/diagnosis.ts";
import type { RunEvent } from "../core/events.ts";
import type { Finding } from "../core/finding.ts";
import { findingText } from "../core/finding-text.ts";
import { sum } from "../core/statistics.ts";
import type { SearchPlan } from "../core/plan.ts";
import { readPolicy } from "./kept-policy.ts";
import type { SearchDependencies } from "./types.ts";

type LookedInto = Extract<RunEvent, { type: "candidate-looked-into" }>;

/** Causes that are told; what comes behind them is as likely chance. */
const told = 3;

const subjectOf = (finding: Finding): string => JSON.stringify({ ...finding, figures: null, moments: null });

/** What episodes say besides: alarms that outcomes did not give, then the likeliest causes. */
export const toldOf = (found: readonly Finding[], { known }: { known: readonly Finding[] }): Finding[] => {
  const subjects = new Set(known.map(subjectOf));
  return [
    ...found.filter((finding) => finding.severity === "alarm" && !subjects.has(subjectOf(finding))),
    ...found.filter(({ severity }) => severity === "cause").slice(0, told),
  ];
};

const stepsIn = ({ own, byChance, shown }: EpisodeEvidence): number =>
  sum([...own, byChance, shown].flatMap(({ episodes }) => episodes.map(({ length }) => length)));

/** A diagnosis with what a look found; looked into again, what it found before is left out. */
const diagnosisWith = (diagnosis: Diagnosis, looked: readonly Finding[]): Diagnosis => {
  const found = new Set(looked.map(subjectOf));
  const of = (among: readonly Finding[], severity: Finding["severity"]) =>
    among.filter((finding) => finding.severity === severity);
  return {
    ...diagnosis,
    findings: [
      ...of(diagnosis.findings, "alarm").filter((finding) => !found.has(subjectOf(finding))),
      ...of(looked, "alarm"),
      ...of(looked, "cause"),
      ...of(diagnosis.findings, "note"),
    ],
  };
};

/**
 * A candidate with the causes of its failure, where it fails: its policy is played again beside chance and what the environment's folder
 * shows. It trains nothing, and is recorded, so that who resumes does not look again. Alarms that are read from episodes count with the
 * others where the plan says so: runs of before did not hear them.
 */
export const withCauses = async (
  lesson: Lesson,
  {
    looker,
    store,
    environment,
    task,
    traceReader,
    plan,
  }: Pick<SearchDependencies, "looker" | "store" | "environment" | "task" | "traceReader"> & {
    plan: Pick<SearchPlan, "episodeAlarms">;
  },
): Promise<Lesson> => {
  const { diagnosis } = lesson;
  const { id, outcome, reward } = lesson.candidate;
  if (looker === undefined || diagnosis === null || reward === null || outcome.kind !== "trained") return lesson;
  const { results } = outcome;
  const seeds = results.length;
  const { findings, read } = await store.once<LookedInto>(`looked-into:${id}:${seeds}`, async () => {
    const evidence = await lookInto(
      {
        results,
        seen: results.flatMap(({ episodes }) => episodes),
        random: [],
        curve: diagnosis.curve,
        terms: diagnosis.terms,
      },
      { reward, policyOf: ({ policy }) => readPolicy(policy, store.read), environment, task, looker },
    );
    const found = evidence === null ? [] : toldOf(findingsOf(evidence), { known: diagnosis.findings });
    const steps = evidence === null ? 0 : stepsIn(evidence);
    const told = { type: "candidate-looked-into" as const, id, seeds, findings: found, steps };
    if (traceReader === undefined) return told;
    const { generation } = lesson.candidate;
    const terms = Object.keys(reward.weights);
    const read = await traceReader({ results, source: reward.source, terms, generation, id });
    if (read === null) return { ...told, read };
    const added = read.causes.filter(({ kind }) => !found.some((each) => each.kind === kind));
    return { ...told, findings: [...found, ...added], read: { added: added.length, dropped: read.dropped } };
  });
  const causes = findings.filter(({ severity }) => severity === "cause");
  if (causes.length > 0) {
    const message = `why ${id} may fail (${causesHeading}) ${causes.map(findingText).join(" ")}`;
    await store.once(`causes:${id}`, async () => ({ type: "notice" as const, message }));
  }
  if (read) {
    const message = `a model read the traces of ${id}: ${read.added} causes added, ${read.dropped} dropped since what they say of the data is not so`;
    await store.once(`traces-read:${id}`, async () => ({ type: "notice" as const, message }));
  }
  const heard = plan.episodeAlarms ? findings : causes;
  return { ...lesson, diagnosis: diagnosisWith(diagnosis, heard), ...(plan.episodeAlarms && { looked: true }) };
};
