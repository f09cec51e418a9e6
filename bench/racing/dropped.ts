import { mean } from "../../src/core/statistics.ts";
import type { Rung } from "../../src/core/plan.ts";
import { racing } from "../../src/evolution/racing.ts";
import type { Program, SearchRow } from "../search/row.ts";
import { bestOf, replay, type Whole } from "./replay.ts";

/** Worth more than this share of |human − random| is a loss. */
export const tolerance = 0.05;

export const rungsFor = (samples: number, learner: string): Rung[] => {
  const { rungs } = racing({ samples, searchSeeds: 1, learner, canPause: true });
  if (rungs === null) throw new Error(`${samples} programs a generation are not raced under ${learner}`);
  return rungs;
};

const wholeOf = ({ id, fitness, curve }: Program): Whole[] =>
  fitness === null
    ? []
    : [{ id, fitness, curve: curve.map(([steps, episodes, value]) => ({ steps, episodes, fitness: value })) }];

type Searched = Pick<SearchRow, "programs" | "best" | "steps" | "learner">;

/**
 * A search of whole trainings as if its generations had been raced: the share of training steps of each, and where the
 * program that it ended with was dropped the best on the search seed of who was left.
 */
export const racedAgain = ({
  programs,
  best,
  steps,
  learner,
}: Searched): { taken: number[]; standIn: string | null } => {
  const born = [...Map.groupBy(programs, ({ generation }) => generation).values()].map((all) => all.flatMap(wholeOf));
  const raced = born.map((field) =>
    field.length < 4 ? { left: field } : replay(field, { rungs: rungsFor(field.length, learner), steps }),
  );
  const left = raced.flatMap((each) => each.left);
  const isDropped = born.flat().some(({ id }) => id === best) && !left.some(({ id }) => id === best);
  return {
    taken: raced.flatMap((each) => ("taken" in each ? [each.taken] : [])),
    standIn: isDropped && left.length > 0 ? bestOf(left).id : null,
  };
};

/** Whether the search would have lost by it. Without the stand-in's report every winner that was dropped is counted: at most. */
export const isLost = (
  row: Searched & Pick<SearchRow, "report" | "random" | "raced">,
  human: readonly number[],
): boolean => {
  const { standIn } = racedAgain(row);
  if (standIn === null) return false;
  const { raced, report, random } = row;
  if (raced?.id !== standIn || human.length === 0) return true;
  return mean(report) - mean(raced.report) > tolerance * Math.abs(mean(human) - random);
};
