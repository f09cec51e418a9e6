import type { RunEvent } from "../core/events.ts";
import { outcomeText } from "../core/outcome-text.ts";
import type { CandidateCard } from "./types.ts";

/** Folds a run's events into one card a candidate, in order of proposal. Events may come twice: a resumed run notes again. */
export const cardsOf = (events: readonly RunEvent[]): CandidateCard[] => {
  const cards = new Map<string, CandidateCard>();
  const change = (id: string, figures: Partial<CandidateCard>) => {
    const card = cards.get(id);
    if (card !== undefined) cards.set(id, { ...card, ...figures });
  };
  for (const event of events) {
    switch (event.type) {
      case "candidate-proposed": {
        const { id, generation, text, origin } = event;
        const { operator, parents, note } = origin;
        const undecided = { outcome: "pending", outcomeText: "not decided" } as const;
        const scores = { fitness: null, success: null, diagnosis: null, diagnostics: [], refusals: [] };
        cards.set(id, { id, generation, operator, parents, note, text, repairs: 0, ...undecided, ...scores });
        break;
      }
      case "candidate-repaired":
        change(event.id, { text: event.text, repairs: event.attempt });
        break;
      case "candidate-rejected":
        change(event.id, {
          outcome: "rejected",
          outcomeText: "rejected",
          diagnostics: event.diagnostics.filter(({ severity }) => severity === "error"),
        });
        break;
      case "candidate-evaluated": {
        const { id, outcome, fitness, success, diagnosis } = event;
        change(id, { outcome, outcomeText: outcomeText(event), fitness, success, diagnosis });
        break;
      }
      default:
    }
  }
  return [...cards.values()];
};
