import type { Lesson } from "../core/brief.ts";
import { brokenText } from "../core/constraint-text.ts";
import type { RunEvent } from "../core/events.ts";
import { withLater, type Intervention } from "../core/intervention.ts";
import { isMark } from "../core/mark.ts";
import { preferredText } from "../core/preferred.ts";
import { budgetExceeded, isBudgetStop } from "./budget.ts";
import { brokenAsAsked, checkArchive, checkReferences, createConstraintCheck } from "./constraints.ts";
import { refuseBrokenTrainer } from "./broken-trainer.ts";
import { keepsAll } from "./keep-first.ts";
import { confirm, type Confirmed } from "./confirm.ts";
import { measureArchive } from "./factors.ts";
import { seeMarks } from "./marks.ts";
import { episodesKnown, remeasureArchive, runGeneration, stepsOfGeneration, type Searching } from "./generation.ts";
import { createStepLedger } from "./ledger.ts";
import { effectsAfter } from "./explain/in-search.ts";
import { weighBest } from "./explain/weigh-best.ts";
import { lookIntoLeaders } from "./look-into-leaders.ts";
import { currentPart, eventsBefore, extensionsOf, poolsOf, referenceSteps, stepsPaid } from "./parts.ts";
import { screeningOf } from "./screens/in-order.ts";
import { fitnessOf, rankingOver, standingOf } from "./ranking.ts";
import { isComparison, preferredOf } from "./rankings/preference.ts";
import { measureReferences, randomEpisodes, scoresOf, type References } from "./references.ts";
import { noRoomFor, stepsFor, stepsOf } from "./room.ts";
import { givenFor, steer, withPlacesFor } from "./steering.ts";
import { evidenceOf, summarize, type BestEvidence } from "./summarize.ts";
import { createTrainer } from "./trainings.ts";
import type { SearchPlan } from "../core/plan.ts";
import type { Generation, SearchDependencies, SearchSummary, StopRule } from "./types.ts";

type GenerationEnded = Extract<RunEvent, { type: "generation-ended" }>;
type InterventionsTaken = Extract<RunEvent, { type: "interventions-taken" }>;

/**
 * The whole search, a deterministic function of plan and dependencies: every effect goes through the store by what it
 * is, so running it again over a half-written run folder continues that run. What is done next is the strategy's to
 * say. Of an extended search the generations of earlier parts are taken from the log as they were, whatever budgets and
 * stop rules say now.
 */
export const runSearch = async (
  plan: SearchPlan,
  dependencies: SearchDependencies,
): Promise<{ summary: SearchSummary; best: BestEvidence | null }> => {
  const { store, signal, between, starts } = dependencies;
  const part = currentPart(store.events(), plan);
  const pools = poolsOf(plan, part);
  // A program that was given and is not chosen among others needs no seeds but those of the claim.
  const isGiven = plan.searchSeeds === 0;
  const strategyFor = (further: number) =>
    dependencies.strategy({
      ...plan,
      generations: part.until + further,
      searchSeeds: isGiven ? plan.reportSeeds : plan.searchSeeds,
    });
  const ledger = createStepLedger(plan.limits.steps);
  const before = eventsBefore(store.events(), part);
  const paid = ledger.book(0);
  for (const [job, steps] of stepsPaid(before, plan)) paid.claim(job)(steps);
  paid.close();
  const train = createTrainer(dependencies, { plan });
  const steps = stepsOf(plan, dependencies.references);
  const archive: Lesson[] = [];
  const taken: InterventionsTaken[] = [];
  const interventions: Intervention[] = [];
  const steered = () => steer(taken, part);
  const eligible = () => steered().eligible(archive);
  const pool = isGiven ? "report" : "search";
  const check = createConstraintCheck(dependencies, { plan });
  const constraintsNow = () => withLater(dependencies, interventions).constraints;
  const checkKnown = async (): Promise<void> => {
    await checkArchive(archive, { constraints: constraintsNow(), check, pool });
    await measureArchive(archive, { plan, dependencies, pool });
  };
  const rankingNow = () => rankingOver(dependencies.ranking, { archive, interventions });
  const leaders = (count: number) => rankingNow().order(eligible()).slice(0, count);
  const leader = () => leaders(1)[0];

  let references: References = { human: null, sparse: null, random: null };
  let confirmed: Confirmed | null = null;
  /** After the last generation. */
  let best: string | null = null;
  let stoppedBy: string | undefined;
  /** What a stop rule said. */
  let endedBy: string | undefined;
  let generationSeconds = 0;
  let { stopRules } = dependencies;
  /** Who was best after each generation. */
  const led: string[] = [];
  const reasonOf = (rule: StopRule): string | undefined => {
    const lessons = led.flatMap((id) => archive.find(({ candidate }) => candidate.id === id) ?? []);
    const lesson = archive.find(({ candidate }) => candidate.id === best);
    return lesson && rule.reason(lesson, lessons);
  };

  /** Whoever was best until now and breaks what was just asked for: told before anything else is spent. */
  const tellBroken = async (generation: number): Promise<void> => {
    const said = taken.flatMap((each) => (each.generation === generation ? each.interventions : []));
    const broken = brokenAsAsked(
      archive.find(({ candidate }) => candidate.id === best),
      said,
    );
    if (broken === "") return;
    const message = `${best}, the best so far, breaks ${broken}`;
    await store.once(`broken-when-asked:${generation}`, async () => ({ type: "notice" as const, message }));
  };

  /** What the person did meanwhile, recorded before the generation that heeds it. */
  const askPerson = async (generation: number): Promise<void> => {
    if (between === undefined) return;
    const take = async (of: number): Promise<void> => {
      const isNow = of === part.part || generation > part.after + 1;
      const event = await store.once<InterventionsTaken>(
        `interventions:${generation}${of === 0 ? "" : `:${of}`}`,
        async () => ({
          type: "interventions-taken",
          generation,
          // What nobody asked at the time is not asked of the past.
          ...(isNow ? await between(generation, { archive, interventions }) : { interventions: [], taken: [] }),
          ...(of > 0 && { part: of }),
        }),
      );
      taken.push(event);
      interventions.push(...event.interventions);
    };
    const heed = (): void => ledger.move(steered().steps ?? plan.limits.steps ?? Number.POSITIVE_INFINITY);
    await take(0);
    // The word before this generation had been taken when the search ended: who extends it has another.
    for (const { part: of, after } of extensionsOf(store.events())) if (after + 1 === generation) await take(of);
    heed();
    await checkKnown();
    await tellBroken(generation);
    // What comparisons come to, told where there are new ones.
    if (!taken.some((each) => each.generation === generation && each.interventions.some(isComparison))) return;
    const message = preferredText(preferredOf({ archive: eligible(), interventions }));
    await store.once(`preferred:${generation}`, async () => ({ type: "notice" as const, message }));
  };

  const turn = async (wanted: Generation, { number, ...searching }: Searching & { number: number }): Promise<void> => {
    const started = dependencies.elapsed();
    await remeasureArchive(wanted, searching);
    if (wanted.groups.length > 0) {
      const marks = await seeMarks(interventions.filter(isMark), { ...dependencies, archive });
      await runGeneration(wanted, {
        ...searching,
        number,
        interventions,
        marks,
        given: givenFor(number, { taken, starts }),
      });
    }
    await checkKnown();
    if (wanted.groups.length > 0) {
      const ranking = rankingNow();
      const [first] = ranking.order(eligible());
      best = first?.candidate.id ?? null;
      if (best !== null) led.push(best);
      await store.once<GenerationEnded>(`generation:${number}`, async () => ({
        type: "generation-ended",
        generation: number,
        best,
        fitness: first === undefined || dependencies.description.unmeasured ? null : fitnessOf(first),
        ...standingOf(ranking, eligible()),
      }));
      if (first !== undefined && !keepsAll(first)) {
        const message = `${best}, the best after generation ${number}, breaks ${brokenText(first.keeping ?? [])}`;
        await store.once(`broken:${number}`, async () => ({ type: "notice" as const, message }));
      }
      // A second look alone says nothing of how long a generation takes.
      generationSeconds = dependencies.elapsed() - started;
    }
  };

  const search = async (searching: Searching, broken: Promise<never>): Promise<void> => {
    let generation = 0;
    await askPerson(1);
    for (;;) {
      const { further, ended, seen, pinned } = steered();
      if (ended) return;
      if (generation > 0 && generation === effectsAfter(plan))
        await Promise.race([weighBest(leader(), searching, steps), broken]);
      if (generation > 0 && plan.diagnosis === "causes")
        await Promise.race([lookIntoLeaders(() => leaders(1), searching), broken]);
      const known = seen(archive);
      const strategy = strategyFor(further);
      const next = strategy.next({
        generation,
        archive: known,
        ranked: pinned(rankingNow().order(known)),
        episodes: episodesKnown({ ...searching, archive: known }),
        interventions,
        left: { steps: ledger.left() },
      });
      if (next === "stop") return;
      const wanted = withPlacesFor(givenFor(generation + 1, { taken, starts }).length, next);
      const proposes = wanted.groups.length > 0;
      if (!proposes && wanted.remeasure.length === 0)
        throw new Error(`strategy '${strategy.name}' asked for nothing after generation ${generation}`);
      const isNew = generation >= part.after;
      const proposed = wanted.groups.reduce((total, { count }) => total + count, 0);
      if (isNew)
        stoppedBy = noRoomFor(stepsOfGeneration(wanted, searching), {
          confirmation: steps.confirmation(archive.length + proposed),
          ledger,
          seconds: plan.limits.seconds,
          elapsed: dependencies.elapsed(),
          generationSeconds,
        });
      if (stoppedBy !== undefined) return;
      await Promise.race([turn(wanted, { ...searching, number: generation + 1 }), broken]);
      refuseBrokenTrainer(archive, dependencies.environment);
      if (!proposes) continue;
      generation++;
      // What was reached before further generations were asked for does not end them.
      if (generation <= part.after) stopRules = dependencies.stopRules.filter((rule) => reasonOf(rule) === undefined);
      else {
        const reason = stopRules.map(reasonOf).find((text) => text !== undefined);
        if (reason !== undefined) {
          endedBy = `stopped after generation ${generation}: ${reason}`;
          store.note({ type: "notice", message: endedBy });
          return;
        }
      }
      await Promise.race([askPerson(generation + 1), broken]);
    }
  };

  try {
    // References without a search beside them are worth nothing: a cap that holds no generation ends it here.
    const least = stepsFor(1, { plan, references: dependencies.references });
    if (part.part === 0 && !ledger.fits(least))
      throw budgetExceeded(
        "steps",
        `${plan.limits.steps} environment steps hold no generation: it takes ${least} with references and confirmation`,
      );
    const booking = ledger.book(referenceSteps(part, { plan, references: dependencies.references, before }));
    // The random policy's episodes are asked for first: they are quick, and the first proposal waits for nothing else.
    const exploring = randomEpisodes({ seed: pools.search[0] as number, booking }, train);
    // Started before the first proposal so that no core waits for a designer; awaited only where the scores are needed.
    const measuring = measureReferences({ ...dependencies.references, seeds: pools.report, booking }, train);
    // What the system cannot do there (never a candidate's fault) must not wait until the whole search is paid for.
    // Nor a person who asks for the end while a designer writes or a critic reads.
    const broken = new Promise<never>((_, reject) => {
      measuring.catch(reject);
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    broken.catch(() => {}); // raced against below
    const searching: Searching = {
      plan,
      dependencies,
      train,
      ledger,
      pool,
      seeds: (count) => (isGiven ? pools.report : poolsOf({ ...plan, searchSeeds: count }, part).search),
      archive,
      screening: screeningOf(plan, dependencies),
      firstEpisodes: { owner: "random", episodes: await exploring },
    };
    await search(searching, broken);
    const measured = await measuring;
    references = scoresOf(measured);
    booking.close();
    const constraints = constraintsNow();
    await checkReferences(measured, { human: dependencies.references.human, constraints, check });
    await lookIntoLeaders(() => leaders(plan.leaders), searching);
    confirmed = await confirm({
      archive: eligible(),
      check: (of) => check(of, constraints),
      rule: dependencies.constraintRule ?? "soft",
      ranking: rankingNow(),
      leaders: plan.leaders,
      selectionSeeds: pools.selection,
      reportSeeds: pools.report,
      ledger,
      steps,
      train,
      store,
    });
  } catch (thrown) {
    const cause: unknown = signal?.aborted ? signal.reason : thrown;
    if (!isBudgetStop(cause)) throw cause;
    stoppedBy = cause.message;
  }

  return {
    summary: summarize({
      plan,
      dependencies,
      strategy: strategyFor(0),
      archive,
      leader: leader(),
      references,
      confirmed,
      stoppedBy,
      endedBy,
    }),
    best: evidenceOf(confirmed, leader()),
  };
};
