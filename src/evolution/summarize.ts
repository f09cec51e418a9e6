import type { Lesson } from "../core/brief.ts";
import { findingText } from "../core/finding-text.ts";
import type { TrainingResult } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import { viewOf } from "../core/run-view.ts";
import type { Confirmed } from "./confirm.ts";
import { invalidNotice } from "./invalid-episodes.ts";
import { gainOf } from "./gain.ts";
import { limitNotices } from "./limited.ts";
import { humanNormalized } from "./normalize.ts";
import { earlierClaims } from "./parts.ts";
import type { References } from "./references.ts";
import { startedFrom } from "./steering.ts";
import { takeOffNotice } from "./take-off.ts";
import type { SearchPlan } from "../core/plan.ts";
import type { SearchDependencies, SearchSummary, Strategy } from "./types.ts";

/** The best program with the trainings that its score in the summary comes from. */
export type BestEvidence = { id: string; reward: CompiledReward; results: TrainingResult[] };

export const evidenceOf = (confirmed: Confirmed | null, leader: Lesson | undefined): BestEvidence | null => {
  const candidate = (confirmed?.lesson ?? leader)?.candidate;
  if (candidate?.outcome.kind !== "trained" || candidate.reward === null) return null;
  return { id: candidate.id, reward: candidate.reward, results: confirmed?.results ?? candidate.outcome.results };
};

/** What a search comes to, from its archive and its log. */
export const summarize = ({
  plan,
  dependencies: { store, environment, task, designer, description },
  strategy,
  archive,
  leader,
  references,
  confirmed,
  stoppedBy,
  endedBy,
}: {
  plan: SearchPlan;
  dependencies: Pick<SearchDependencies, "store" | "environment" | "task" | "designer" | "description">;
  strategy: Strategy;
  archive: readonly Lesson[];
  /** The first of those that may be best. */
  leader: Lesson | undefined;
  references: References;
  confirmed: Confirmed | null;
  stoppedBy: string | undefined;
  /** What a stop rule said. */
  endedBy: string | undefined;
}): SearchSummary => {
  const notices: string[] = endedBy === undefined ? [] : [endedBy];
  let best: SearchSummary["best"] = null;
  const reward = `${store.folder}/best/reward.ts`;
  if (confirmed !== null) {
    const { lesson, fitness, success } = confirmed;
    best = { candidate: lesson.candidate.id, reward, pool: "report", fitness, success };
  } else if (leader?.candidate.outcome.kind === "trained") {
    const { fitness, success } = leader.candidate.outcome;
    best = { candidate: leader.candidate.id, reward, pool: "search", fitness, success };
    notices.push(
      "the best was not confirmed on report seeds: its score is the search's own, the maximum of noisy ones, and not a claim",
    );
  }
  const evidence = evidenceOf(confirmed, leader)?.results ?? [];
  for (const finding of (confirmed?.lesson ?? leader)?.diagnosis?.findings ?? [])
    if (finding.kind === "hacked")
      notices.push(`${best?.candidate ?? "the best"} may be gamed. ${findingText(finding)}`);
  const exploring = evidence.filter(({ mode }) => mode === "exploring").length;
  if (best !== null && exploring > 0) best = { ...best, exploring };
  const origin = archive.find(({ candidate }) => candidate.id === best?.candidate)?.candidate.origin;
  if (origin?.operator === startedFrom)
    notices.push(`the best is the reward that the search started from, ${origin.note}: it found none that is better`);
  const tooShort = takeOffNotice({ plan, references, archive });
  if (tooShort !== undefined) notices.push(tooShort);
  if (!description.unmeasured)
    notices.push(...limitNotices({ archive, best: confirmed?.lesson ?? leader, references }));
  const outcomes = archive.map(({ candidate }) => candidate.outcome);
  const results = outcomes.flatMap((outcome) => (outcome.kind === "trained" ? outcome.results : []));
  const invalid = invalidNotice([...results, ...(confirmed?.results ?? [])].flatMap(({ episodes }) => episodes));
  if (invalid !== undefined) notices.push(invalid);
  const normalized = humanNormalized({
    best: confirmed?.fitness ?? null,
    human: references.human?.fitness ?? null,
    sparse: references.sparse?.fitness ?? null,
  });
  const struck = archive.some(
    ({ candidate }) => candidate.outcome.kind === "failed" && candidate.outcome.failure.reason === "timeout",
  );
  const events = store.events();
  const earlier = earlierClaims(events, plan);
  const { spent, refused, screened } = viewOf(events);
  const generations = events.filter(({ type }) => type === "generation-ended").length;
  const gain = generations < 2 ? null : gainOf(confirmed?.lesson ?? leader, { archive, events });
  const status = stoppedBy !== undefined ? "budget" : best === null ? "all-failed" : "completed";
  return {
    run: store.folder,
    status,
    deterministic: !struck,
    environment: environment.reference.name,
    task: task.name,
    designer: designer.name,
    strategy: strategy.name,
    seed: plan.seed,
    best,
    references,
    humanNormalized: normalized.value,
    ...(normalized.reason === undefined ? {} : { humanNormalizedReason: normalized.reason }),
    ...(gain === null ? {} : { gain }),
    generations,
    ...(earlier.length === 0 ? {} : { earlierClaims: earlier }),
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    ...(notices.length === 0 ? {} : { notices }),
    spent,
    ...(plan.screens && {
      screened: Object.fromEntries(
        Object.entries(screened).map(([name, counts]) => [
          name,
          { ...counts, trainings: (counts.refused - counts.audited) * plan.searchSeeds },
        ]),
      ),
    }),
    // Each would have been trained on every search seed.
    avoided: Object.fromEntries(Object.entries(refused).map(([stage, count]) => [stage, count * plan.searchSeeds])),
  };
};
