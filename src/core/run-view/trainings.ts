import type { RunEvent } from "../events.ts";
import { put } from "./put.ts";
import type { RunView, TrainingView } from "./types.ts";

type Event<Type extends RunEvent["type"]> = Extract<RunEvent, { type: Type }>;

const partOf = ({ extensions }: RunView): number => extensions.at(-1)?.part ?? 0;

const has = (view: RunView, { owner, job }: { owner: string; job: string }): boolean =>
  view.trainings[owner]?.some((training) => training.job === job) ?? false;

const given = (view: RunView, owner: string, training: Omit<TrainingView, "during">): RunView => {
  const ended = [...(view.trainings[owner] ?? []), { ...training, during: partOf(view) }];
  return { ...view, trainings: put(view.trainings, owner, ended) };
};

export const started = (view: RunView, { owner, pool, seed, job }: Event<"training-started">): RunView => {
  if (has(view, { owner, job })) return view;
  const running = { owner, pool, seed, job, during: partOf(view), steps: 0, total: 0, stepsPerSecond: 0 };
  return { ...view, running: put(view.running, job, running) };
};

export const progressed = (view: RunView, event: Event<"training-progressed">): RunView => {
  const { steps, total, stepsPerSecond } = event;
  const running = Object.values(view.running).find(
    ({ owner, pool, seed }) => owner === event.owner && pool === event.pool && seed === event.seed,
  );
  return running === undefined
    ? view
    : { ...view, running: put(view.running, running.job, { ...running, steps, total, stepsPerSecond }) };
};

export const ended = (view: RunView, event: Event<"training-ended">): RunView => {
  const { type: _, owner, ...training } = event;
  if (has(view, { owner, job: training.job })) return view;
  const { [training.job]: _ended, ...running } = view.running;
  const { environmentSteps, evaluationSteps = 0, part } = training;
  const { spent } = view;
  const trainingSteps = (spent.trainingSteps ?? 0) + environmentSteps;
  const evaluation = (spent.evaluationSteps ?? 0) + evaluationSteps;
  // One in parts is begun once; the random policy trains nothing.
  const isBegun = environmentSteps > 0 && (part?.from ?? null) === null;
  return {
    ...given(view, owner, { ...training, sharedFrom: null }),
    running,
    spent: {
      ...spent,
      trainings: spent.trainings + (isBegun ? 1 : 0),
      trainingSteps,
      evaluationSteps: evaluation,
      environmentSteps: trainingSteps + evaluation,
    },
  };
};

export const shared = (view: RunView, { owner, job }: Event<"training-shared">): RunView => {
  if (has(view, { owner, job })) return view;
  for (const [from, trainings] of Object.entries(view.trainings)) {
    const training = trainings.find((each) => each.job === job);
    if (training !== undefined) return given(view, owner, { ...training, sharedFrom: training.sharedFrom ?? from });
  }
  return view;
};
