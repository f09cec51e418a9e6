import type { TrainingResult } from "./outcome.ts";
import { readTrajectory, type StoredEpisode } from "./trajectory.ts";

/** A whole evaluation episode at an end of a candidate's trainings. */
export type Extreme = {
  which: "best" | "worst";
  /** Its training. */
  seed: number;
  stored: StoredEpisode;
  /** By state column its value at each of the (length + 1) states, as the episodes' features name them; none where those say something else. */
  columns: Map<string, number[]>;
};

type Whole = { result: TrainingResult; stored: StoredEpisode };

const better = (left: Whole, right: Whole): number =>
  Number(right.stored.success) - Number(left.stored.success) || right.stored.fitness - left.stored.fitness;

const columnsIn = ({ result, stored }: Whole): Map<string, number[]> => {
  const names = Object.keys(result.episodes[0]?.features ?? {}).filter((name) => !name.startsWith("action."));
  const { states, length } = readTrajectory(stored);
  if (states.length !== names.length * (length + 1)) return new Map();
  return new Map(
    names.map((name, column) => [
      name,
      Array.from({ length: length + 1 }, (_, row) => states[row * names.length + column] as number),
    ]),
  );
};

/** The best and the worst whole episode; of one alone the best. */
export const bestAndWorst = (results: readonly TrainingResult[]): Extreme[] => {
  const wholes = results.flatMap((result) => result.stored.map((stored) => ({ result, stored }))).toSorted(better);
  const extreme = (which: Extreme["which"], whole: Whole): Extreme => ({
    which,
    seed: whole.result.seed,
    stored: whole.stored,
    columns: columnsIn(whole),
  });
  return [
    ...wholes.slice(0, 1).map((whole) => extreme("best", whole)),
    ...wholes
      .slice(1)
      .slice(-1)
      .map((whole) => extreme("worst", whole)),
  ];
};
