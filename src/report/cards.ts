import { outcomeText } from "../core/outcome-text.ts";
import type { CandidateView, RunView } from "../core/run-view/types.ts";
import type { CandidateCard } from "./types.ts";

const cardOf = (candidate: CandidateView): CandidateCard => {
  const { id, generation, origin, text, repairs, outcome, fitness, success, diagnosis, looked, diagnostics } =
    candidate;
  return {
    id,
    generation,
    ...origin,
    text,
    repairs: repairs.at(-1)?.attempt ?? 0,
    outcome,
    outcomeText: outcomeText(candidate),
    fitness,
    success,
    diagnosis,
    looked,
    diagnostics: diagnostics.filter(({ severity }) => severity === "error"),
    refusals: [],
  };
};

/** One card a candidate, in order of proposal. */
export const cardsOf = ({ candidates }: RunView): CandidateCard[] => Object.values(candidates).map(cardOf);
