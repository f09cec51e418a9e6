import { episodesOf, type Lesson, type OwnedEpisodes } from "../core/brief.ts";
import type { EpisodeOutcome, TrainingResult } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import type { RunEvent } from "../core/events.ts";
import type { RunSummary } from "../core/summary.ts";
import { trainingsAvoided } from "./avoided.ts";
import { briefOf } from "./brief.ts";
import { budgetExceeded, createStepBudget, isBudgetStop } from "./budget.ts";
import { confirm, type Confirmed } from "./confirm.ts";
import { evaluateCandidate } from "./evaluate-candidate.ts";
import { invalidNotice } from "./invalid-episodes.ts";
import { humanNormalized } from "./normalize.ts";
import { proposeGeneration } from "./propose.ts";
import { fitnessOf, ranked } from "./ranking.ts";
import { currentPart, earlierClaims, eventsBefore, poolsOf } from "./parts.ts";
import { measureReferences, randomEpisodes, type References } from "./references.ts";
import { stepsFor, stepsOf } from "./room.ts";
import { spendOf } from "./spend.ts";
import { takeOffNotice } from "./take-off.ts";
import { createTrainer } from "./trainings.ts";
import type { SearchDependencies, SearchPlan, SearchSummary } from "./types.ts";

type GenerationEnded = Extract<RunEvent, { type: "generation-ended" }>;

/** The best program with the trainings that its score in the summary comes from. */
export type BestEvidence = { id: string; reward: CompiledReward; results: TrainingResult[] };

/**
 * The whole search (DESIGN §1), a deterministic function of plan and dependencies: every effect goes through the store by
 * what it is, so running it again over a half-written run folder continues that run. Of an extended search the generations
 * of earlier parts are taken from the log as they were, whatever budgets and stop rules say now.
 */
export const runSearch = async (
  plan: SearchPlan,
  dependencies: SearchDependencies,
): Promise<{ summary: SearchSummary; best: BestEvidence | null }> => {
  const { store, designer, strategy, signal } = dependencies;
  const part = currentPart(store.events(), plan);
  const seeds = poolsOf(plan, part);
  // A program that was given and is not chosen among others needs no seeds but those of the claim.
  const evaluatedOn =
    plan.searchSeeds === 0
      ? { pool: "report" as const, seeds: seeds.report }
      : { pool: "search" as const, seeds: seeds.search };
  /** Where the files of this part's report trainings begin to be counted. */
  const firstReport = part.reportPool * plan.reportSeeds;
  const budget = createStepBudget(plan.limits.steps);
  const train = createTrainer(dependencies, { plan, budget, before: eventsBefore(store.events(), part) });
  const steps = stepsOf(plan, dependencies.references);

  const archive: Lesson[] = [];
  let references: References = { human: null, sparse: null, random: null };
  let confirmed: Confirmed | null = null;
  let stoppedBy: string | undefined;
  let generationSeconds = 0;
  let { stopRules } = dependencies;

  const roomForGeneration = (): string | undefined => {
    const confirmation = steps.confirmation(archive.length + plan.samples);
    if (!budget.fits(steps.generation + confirmation)) return "--max-steps leaves no room for another generation";
    const { seconds } = plan.limits;
    const confirmationSeconds = generationSeconds * (confirmation / steps.generation);
    if (seconds !== undefined && dependencies.elapsed() + generationSeconds + confirmationSeconds > seconds) {
      return "--max-time leaves no room for another generation";
    }
    return undefined;
  };

  const runGeneration = async (generation: number, firstEpisodes: EpisodeOutcome[]): Promise<void> => {
    const started = dependencies.elapsed();
    store.note({ type: "generation-started", generation, count: plan.samples });
    const episodes: OwnedEpisodes[] = [{ owner: "random", episodes: firstEpisodes }, ...archive.map(episodesOf)];
    const view = strategy.view({ archive, episodes });
    const brief = briefOf({ generation, plan, view, dependencies });
    const checked = await proposeGeneration({ brief, archive, plan, dependencies });
    const seen = episodes.flatMap((owned) => owned.episodes);
    const lessons = await Promise.all(
      checked.map((candidate) => evaluateCandidate(candidate, { train, ...evaluatedOn, seen, store })),
    );
    archive.push(...lessons);
    const best = ranked(archive)[0];
    await store.once<GenerationEnded>(`generation:${generation}`, async () => ({
      type: "generation-ended",
      generation,
      best: best?.candidate.id ?? null,
      fitness: best === undefined ? null : fitnessOf(best),
    }));
    generationSeconds = dependencies.elapsed() - started;
  };

  try {
    // References without a search beside them are worth nothing: a cap that holds no generation ends it here.
    const least = stepsFor(1, { plan, references: dependencies.references });
    if (part.part === 0 && !budget.fits(least))
      throw budgetExceeded(
        "steps",
        `${plan.limits.steps} environment steps hold no generation: it takes ${least} with references and confirmation`,
      );
    // The random policy's episodes are asked for first: they are quick, and the first proposal waits for nothing else.
    const exploring = randomEpisodes(seeds.search[0] as number, train);
    // Started before the first proposal so that no core waits for a designer; awaited only where the scores are needed.
    const measuring = measureReferences({ ...dependencies.references, seeds: seeds.report, first: firstReport }, train);
    // What the system cannot do there (never a candidate's fault) must not wait until the whole search is paid for.
    // Nor a person who asks for the end while a designer writes or a critic reads.
    const broken = new Promise<never>((_, reject) => {
      measuring.catch(reject);
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    broken.catch(() => {}); // raced against below
    const firstEpisodes = await exploring;
    for (let generation = 1; generation <= part.until; generation++) {
      const isNew = generation > part.after;
      if (isNew) stoppedBy = roomForGeneration();
      if (stoppedBy !== undefined) break;
      await Promise.race([runGeneration(generation, firstEpisodes), broken]);
      // What was reached before further generations were asked for does not end them.
      if (!isNew) stopRules = dependencies.stopRules.filter((rule) => rule.reason(archive) === undefined);
      if (!isNew) continue;
      const reason = stopRules.map((rule) => rule.reason(archive)).find((text) => text !== undefined);
      if (reason !== undefined) {
        store.note({ type: "notice", message: `stopped after generation ${generation}: ${reason}` });
        break;
      }
    }
    references = await measuring;
    confirmed = await confirm({
      archive,
      leaders: plan.leaders,
      selectionSeeds: seeds.selection,
      reportSeeds: seeds.report,
      firstReport,
      train,
      store,
    });
  } catch (thrown) {
    const cause: unknown = signal?.aborted ? signal.reason : thrown;
    if (!isBudgetStop(cause)) throw cause;
    stoppedBy = cause.message;
  }

  return {
    summary: summarize({ plan, dependencies, archive, references, confirmed, stoppedBy, designer: designer.name }),
    best: evidenceOf(confirmed, ranked(archive)[0]),
  };
};

const evidenceOf = (confirmed: Confirmed | null, leader: Lesson | undefined): BestEvidence | null => {
  const candidate = (confirmed?.lesson ?? leader)?.candidate;
  if (candidate?.outcome.kind !== "trained" || candidate.reward === null) return null;
  return { id: candidate.id, reward: candidate.reward, results: confirmed?.results ?? candidate.outcome.results };
};

const summarize = ({
  plan,
  dependencies: { store, environment, task, strategy },
  archive,
  references,
  confirmed,
  stoppedBy,
  designer,
}: {
  plan: SearchPlan;
  dependencies: SearchDependencies;
  archive: readonly Lesson[];
  references: References;
  confirmed: Confirmed | null;
  stoppedBy: string | undefined;
  designer: string;
}): SearchSummary => {
  const notices: string[] = [];
  const leader = ranked(archive)[0];
  let best: RunSummary["best"] = null;
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
  const tooShort = takeOffNotice({ plan, references, archive });
  if (tooShort !== undefined) notices.push(tooShort);
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
  const status = stoppedBy !== undefined ? "budget" : best === null ? "all-failed" : "completed";
  return {
    run: store.folder,
    status,
    deterministic: !struck,
    environment: environment.reference.name,
    task: task.name,
    designer,
    strategy: strategy.name,
    seed: plan.seed,
    best,
    references,
    humanNormalized: normalized.value,
    ...(normalized.reason === undefined ? {} : { humanNormalizedReason: normalized.reason }),
    generations: events.filter(({ type }) => type === "generation-ended").length,
    ...(earlier.length === 0 ? {} : { earlierClaims: earlier }),
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    ...(notices.length === 0 ? {} : { notices }),
    spent: spendOf(events),
    avoided: trainingsAvoided(events, plan.searchSeeds),
  };
};
