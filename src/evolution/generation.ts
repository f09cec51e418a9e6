import { episodesOf, type Lesson, type OwnedEpisodes } from "../core/brief.ts";
import type { SeedPool } from "../core/events.ts";
import type { Intervention } from "../core/intervention.ts";
import type { SeenMark } from "../core/mark.ts";
import type { Proposal } from "../core/candidate.ts";
import type { StoredEpisode } from "../core/trajectory.ts";
import { briefOf } from "./brief.ts";
import { concludeCandidate } from "./evaluate-candidate.ts";
import type { StepLedger } from "./ledger.ts";
import { proposeGroup, type Checked } from "./propose.ts";
import { remeasure } from "./remeasure.ts";
import { stepsOf } from "./room.ts";
import { atTheFoot, climb, dropTrailing, refusedOutcome, type Climber } from "./rung.ts";
import { recordAudits } from "./screens/audit.ts";
import { screenInOrder } from "./screens/in-order.ts";
import { byHand } from "./steering.ts";
import type { Screening } from "./screens/screening.ts";
import type { Trainer } from "./trainings.ts";
import type { SearchPlan } from "../core/plan.ts";
import type { Generation, SearchDependencies } from "./types.ts";
import { everybody, wholeTraining } from "./whole-training.ts";

/** What a search has come to know, and what it spends. */
export type Searching = {
  plan: SearchPlan;
  dependencies: SearchDependencies;
  train: Trainer;
  ledger: StepLedger;
  /** Whose seeds candidates are trained on, as many as any rung or re-measurement may ask for. */
  pool: SeedPool;
  seeds: (count: number) => number[];
  archive: Lesson[];
  /** What programs pass before they are trained; null: nothing. */
  screening: Screening | null;
  /** The random policy's, known before the first generation. */
  firstEpisodes: OwnedEpisodes;
};

/** Episodes by owner, the random policy's first. */
export const episodesKnown = ({ archive, firstEpisodes }: Pick<Searching, "archive" | "firstEpisodes">) => [
  firstEpisodes,
  ...archive.map(episodesOf).filter(({ episodes }) => episodes.length > 0),
];

/** More would tell a model of success little, and every candidate of a long search fits one. */
const mostWhole = 120;

/**
 * The last whole episodes of those that were trained before, where a search weighs terms or looks for causes; a candidate's own are with its
 * outcome. A model of success is fitted to them for every candidate, 0.3 s of the processor each: nothing for who did not ask.
 */
const wholeEpisodes = ({ archive, plan }: Pick<Searching, "archive" | "plan">, except?: string): StoredEpisode[] => {
  if (plan.termEffects === undefined && plan.diagnosis !== "causes") return [];
  const last: StoredEpisode[] = [];
  for (let place = archive.length - 1; place >= 0 && last.length < mostWhole; place--) {
    const { id, outcome } = (archive[place] as Lesson).candidate;
    if (outcome.kind === "trained" && id !== except) last.unshift(...outcome.results.flatMap(({ stored }) => stored));
  }
  return last;
};

/** Most steps that the re-measurements of a generation take. */
const remeasuringSteps = (
  { remeasure: wanted }: Pick<Generation, "remeasure">,
  { plan, dependencies, archive }: Pick<Searching, "plan" | "dependencies" | "archive">,
): number => {
  const further = wanted.map(({ id, seeds }) => {
    const outcome = archive.find(({ candidate }) => candidate.id === id)?.candidate.outcome;
    return outcome?.kind === "trained" ? Math.max(0, seeds - outcome.results.length) : 0;
  });
  return stepsOf(plan, dependencies.references).trainings(further.reduce((total, count) => total + count, 0));
};

/** Most steps of all that a generation asks for. */
export const stepsOfGeneration = (generation: Generation, searching: Searching): number =>
  remeasuringSteps(generation, searching) +
  stepsOf(searching.plan, searching.dependencies.references).generation(generation);

/** Trains candidates of the archive on further search seeds, in place. */
export const remeasureArchive = async (generation: Generation, searching: Searching): Promise<void> => {
  if (generation.remeasure.length === 0) return;
  const { archive, ledger, train, seeds, dependencies } = searching;
  const booking = ledger.book(remeasuringSteps(generation, searching));
  const seen = episodesKnown(searching).flatMap(({ episodes }) => episodes);
  const lessons = await Promise.all(
    generation.remeasure.map(async ({ id, seeds: count }) => {
      const place = archive.findIndex(({ candidate }) => candidate.id === id);
      const lesson = archive[place];
      if (lesson === undefined)
        throw new Error(`strategy asked to measure '${id}' again, which the archive does not hold`);
      return {
        place,
        lesson: await remeasure(lesson, {
          seeds: seeds(count),
          train,
          booking,
          seen,
          random: searching.firstEpisodes.episodes,
          whole: wholeEpisodes(searching, id),
          store: dependencies.store,
        }),
      };
    }),
  );
  booking.close();
  for (const { place, lesson } of lessons) archive[place] = lesson;
};

/** A failed program that a person gave once more as it was: what the machine did to it shall not be held against it. */
const isAskedAgain = ({ origin, reward }: Checked, archive: readonly Lesson[]): boolean => {
  if (origin.operator !== byHand || reward === null) return false;
  const parent = archive.find(({ candidate: { id } }) => id === origin.parents[0])?.candidate;
  return parent?.outcome.kind === "failed" && parent.reward?.source === reward.source;
};

/**
 * One turn of propose → check → train by rungs → conclude. Each program is checked and trained as it arrives; nothing
 * that is decided here depends on the order in which they do.
 */
export const runGeneration = async (
  { groups, rungs: wanted, own }: Generation,
  {
    number,
    interventions,
    marks,
    given,
    ...searching
  }: Searching & {
    number: number;
    interventions: readonly Intervention[];
    marks: readonly SeenMark[];
    /** Programs that a person wrote for this generation: the first of it. */
    given: readonly Proposal[];
  },
): Promise<void> => {
  const { plan, dependencies, train, ledger, archive, seeds } = searching;
  const { store, environment } = dependencies;
  const canPause = wanted.length === 1 || (await environment.canPause());
  const rungs = canPause ? wanted : wholeTraining(wanted.at(-1)?.seeds ?? plan.searchSeeds);
  const count = groups.reduce((total, group) => total + group.count, 0);
  store.note({ type: "generation-started", generation: number, count });
  const seen = episodesKnown(searching).flatMap(({ episodes }) => episodes);
  const whole = wholeEpisodes(searching);
  const booking = ledger.book(stepsOf(plan, dependencies.references).generation({ groups, rungs, own }));

  let first = 0;
  const proposed = groups.flatMap(({ name, view, count: samples }, place) => {
    const group = name === everybody ? {} : { group: { name, first } };
    first += samples;
    const brief = briefOf({ generation: number, ...group, plan, view, interventions, marks, dependencies });
    return proposeGroup({
      brief,
      count: samples,
      given: place === 0 ? given : [],
      archive,
      plan,
      dependencies,
    }).map((checked) => ({ checked, group: name }));
  });
  const screened = screenInOrder(
    proposed.map(({ checked }) => checked),
    searching,
  );
  let field = proposed.map(async ({ checked, group }, place): Promise<Climber | null> => {
    const program = await checked;
    const verdict = await screened[place];
    return program === null || verdict === undefined
      ? null
      : atTheFoot(program, { group, again: isAskedAgain(program, archive), screened: verdict });
  });
  const decided = new Map<Climber, Promise<Lesson>>();
  const conclude = (climber: Climber): void => {
    if (climber.outcome === null || decided.has(climber)) return;
    const outcome = refusedOutcome(climber) ?? climber.outcome;
    const lesson = concludeCandidate(climber.checked, {
      outcome,
      pool: searching.pool,
      seen,
      random: searching.firstEpisodes.episodes,
      whole,
      store,
      of: dependencies.description,
    });
    lesson.catch(() => {}); // awaited below, after all have been decided
    decided.set(climber, lesson);
  };
  const steps = { rungs, steps: plan.steps };
  const context = {
    ...steps,
    pool: searching.pool,
    seeds: seeds(rungs.at(-1)?.seeds ?? plan.searchSeeds),
    train,
    booking,
  };
  for (const place of rungs.keys()) {
    const reached = await Promise.all(
      field.map(async (waiting) => {
        const climber = await waiting;
        const next =
          climber === null || climber.outcome !== null ? climber : await climb(climber, { ...context, place });
        if (next !== null) conclude(next);
        return next;
      }),
    );
    const standing = reached.filter((climber) => climber !== null);
    const left = place === rungs.length - 1 ? standing : dropTrailing(standing, { ...steps, place });
    left.forEach(conclude);
    field = left.map((climber) => Promise.resolve(climber));
  }
  const climbers = (await Promise.all(field)).filter((climber) => climber !== null);
  for (const climber of climbers) archive.push(await (decided.get(climber) as Promise<Lesson>));
  await recordAudits(climbers, searching);
  booking.close();
};
