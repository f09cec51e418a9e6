import { outcomeText } from "../../../core/outcome-text.ts";
import type { CandidateView, RunView } from "../../../core/run-view/types.ts";
import type { Generation, Mark } from "./types.ts";

/** Of a candidate's trainings on search seeds, how much is done; null where none has begun. */
const shareOf = ({ plan, trainings, running }: RunView, id: string): number | null => {
  const ended = (trainings[id] ?? []).filter(({ pool, outcome }) => pool === "search" && outcome !== "paused").length;
  const under = Object.values(running).filter(({ owner, pool }) => owner === id && pool === "search");
  if (ended + under.length === 0 && trainings[id] === undefined) return null;
  const parts = under.reduce((sum, { steps, total }) => sum + (total > 0 ? steps / total : 0), 0);
  return Math.min(1, (ended + parts) / Math.max(1, plan?.searchSeeds ?? 1));
};

const isAlarmed = ({ diagnosis, looked }: CandidateView): boolean =>
  [...(diagnosis?.findings ?? []), ...(looked ?? [])].some(({ severity }) => severity === "alarm");

const markOf = (view: RunView, { candidate, isRunning }: { candidate: CandidateView; isRunning: boolean }): Mark => {
  const { id, outcome, fitness, success, origin } = candidate;
  const share = outcome === "pending" && isRunning ? shareOf(view, id) : null;
  return {
    id,
    fate: share === null ? outcome : "training",
    fateText: share === null ? outcomeText(candidate) : "in training",
    fitness,
    success,
    operator: origin.operator,
    note: origin.note,
    share,
    alarm: isAlarmed(candidate),
  };
};

/** Every candidate by its generation, in the order of its place there; where nobody carries the run out nothing is in training. */
export const stripOf = (view: RunView, { isRunning }: { isRunning: boolean }): Generation[] => {
  const generations: Generation[] = Array.from({ length: view.generation }, (_, index) => ({
    number: index + 1,
    marks: [],
  }));
  for (const candidate of Object.values(view.candidates))
    generations[candidate.generation - 1]?.marks.push(markOf(view, { candidate, isRunning }));
  return generations;
};
