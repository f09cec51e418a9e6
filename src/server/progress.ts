import type { RunEvent } from "../core/events.ts";

/** What a training told of itself so far: environment steps and the fitness of its episodes. */
export type Course = { owner: string; seed: number; points: readonly (readonly [steps: number, fitness: number])[] };

/** By owner, pool and seed, of trainings under way. */
export type Progress = ReadonlyMap<string, Course>;

/** More than a picture has room for; then every other one goes. */
const mostPoints = 240;

type Named = { owner: string; pool: string; seed: number };
const keyOf = ({ owner, pool, seed }: Named): string => `${owner} ${pool} ${seed}`;

/** Takes in what events say; a training that has ended has its curve in its outcome. */
export const addProgress = (progress: Progress, events: readonly RunEvent[]): Progress => {
  const next = new Map(progress);
  for (const event of events) {
    if (event.type === "training-ended") next.delete(keyOf(event));
    if (event.type !== "training-progressed" || event.fitness === null) continue;
    const { owner, seed, steps, fitness } = event;
    const all = [...(next.get(keyOf(event))?.points ?? []), [steps, fitness] as const];
    const points = all.length > mostPoints ? all.filter((_, index) => index % 2 === 0) : all;
    next.set(keyOf(event), { owner, seed, points });
  }
  return next;
};
