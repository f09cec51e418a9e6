import { findingsOf } from "../analyzer/detectors.ts";
import { lookInto } from "../analyzer/look-into.ts";
import type { Lesson } from "../core/brief.ts";
import { findingText } from "../core/finding-text.ts";
import { readPolicy } from "./kept-policy.ts";
import type { SearchDependencies } from "./types.ts";

/** Causes that are told; what comes behind them is as likely chance. */
const told = 3;

/**
 * A candidate with the causes of its failure, where it fails: its policy is played again beside chance and what the environment's folder
 * shows. It trains nothing, and the same policy gives the same causes, so it is no effect of the log: who resumes looks again.
 */
export const withCauses = async (
  lesson: Lesson,
  { looker, store, environment, task }: Pick<SearchDependencies, "looker" | "store" | "environment" | "task">,
): Promise<Lesson> => {
  const { diagnosis } = lesson;
  const { outcome, reward } = lesson.candidate;
  if (looker === undefined || diagnosis === null || reward === null || outcome.kind !== "trained") return lesson;
  const { results } = outcome;
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
  if (evidence === null) return lesson;
  const causes = findingsOf(evidence)
    .filter(({ severity }) => severity === "cause")
    .slice(0, told);
  if (causes.length > 0) {
    const { id } = lesson.candidate;
    const message = `why ${id} may fail: ${causes.map(findingText).join(" ")}`;
    await store.once(`causes:${id}`, async () => ({ type: "notice" as const, message }));
  }
  const isAlarm = ({ severity }: (typeof diagnosis.findings)[number]): boolean => severity === "alarm";
  const findings = [
    ...diagnosis.findings.filter(isAlarm),
    ...causes,
    ...diagnosis.findings.filter((finding) => finding.severity === "note"),
  ];
  return { ...lesson, diagnosis: { ...diagnosis, findings } };
};
