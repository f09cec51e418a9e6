import type { RunEvent, SeedPool } from "../../core/events.ts";
import { createRunView, fold, viewOf } from "../../core/run-view.ts";
import type { RunningTraining, RunView, TrainingView } from "../../core/run-view/types.ts";

/** Everything that progress is drawn from: what the events say of the run, and the clock of this process. */
export type ProgressState = {
  view: RunView;
  /** Trainings of this process alone: how fast it is says nothing of what an earlier one did. */
  endedHere: number;
  endedBefore: number;
  /** When this process began its first training, in milliseconds. */
  trainingSince: number | undefined;
  /** Requests to a language model that wait for their answer, with the time of asking. */
  asking: Map<string, number>;
  startedAt: number;
  /** The generation that an earlier process had reached: its beginning is no news. */
  resumedIn: number;
};

export const createState = (now: number): ProgressState => ({
  view: createRunView(),
  endedHere: 0,
  endedBefore: 0,
  trainingSince: undefined,
  asking: new Map(),
  startedAt: now,
  resumedIn: 0,
});

export const isReference = (owner: string): boolean => owner.startsWith("reference:");

/** The random policy is rolled out, not trained. */
const isTrained = (owner: string): boolean => owner !== "reference:random";

const isWhole = ({ outcome }: Pick<TrainingView, "outcome">): boolean => outcome !== "paused";

export const runningIn = ({ view }: ProgressState): RunningTraining[] =>
  Object.values(view.running).filter(({ owner }) => isTrained(owner));

/**
 * Trainings of an owner that ended, to the end. What an extended search finds is confirmed anew, on a report pool of its own
 * beside its references, unless nobody had looked at the first one.
 */
export const endedOf = ({ view }: ProgressState, owner: string, pool: SeedPool): TrainingView[] => {
  const { part, reportPool } = view.extensions.at(-1) ?? { part: 0, reportPool: 0 };
  const isOfPart = ({ during }: TrainingView) =>
    pool !== "report" || during === part || (isReference(owner) && reportPool === 0);
  return (view.trainings[owner] ?? []).filter(
    (training) => training.pool === pool && isWhole(training) && isOfPart(training),
  );
};

/** Who trains or has trained in a pool in this part of the run; of candidates, who is being confirmed comes last. */
export const ownersIn = ({ view }: ProgressState, pool: SeedPool): string[] => {
  const part = view.extensions.at(-1)?.part ?? 0;
  const ended = Object.entries(view.trainings).flatMap(([owner, trainings]) =>
    trainings.some((each) => each.pool === pool && each.during === part) ? [owner] : [],
  );
  const running = Object.values(view.running).flatMap(({ owner, ...each }) => (each.pool === pool ? [owner] : []));
  const confirmed = pool === "search" ? [] : view.confirmation[pool];
  const others = [...ended, ...running].filter((owner) => !confirmed.includes(owner));
  return [...new Set([...others, ...confirmed])];
};

/** Folds one event in, in place. */
export const advance = (state: ProgressState, event: RunEvent, now: number): void => {
  const before = state.view;
  state.view = fold(before, event);
  if (event.type === "training-started" && isTrained(event.owner)) state.trainingSince ??= now;
  else if (event.type === "training-ended" && state.view !== before && isTrained(event.owner) && isWhole(event))
    state.endedHere++;
  else if (event.type === "model-requested") state.asking.set(event.key, now);
  else if (event.type === "model-completed") state.asking.delete(event.key);
};

/** Takes in what a run's log holds from before this process: its results, not its seconds nor what it left unfinished. */
export const restore = (state: ProgressState, events: readonly RunEvent[]): void => {
  state.view = { ...viewOf(events), running: {} };
  state.endedBefore = Object.entries(state.view.trainings).reduce(
    (sum, [owner, trainings]) =>
      sum + (isTrained(owner) ? trainings.filter((each) => each.sharedFrom === null && isWhole(each)).length : 0),
    0,
  );
  state.resumedIn = state.view.generation;
};
