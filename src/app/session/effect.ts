import type { PreferenceRole } from "../../core/preferred.ts";
import type { Intervention } from "../../core/intervention.ts";
import type { CandidateView } from "../../core/run-view/types.ts";
import { isSteering, namedIn } from "../../core/steering.ts";

/** What becomes of an intervention with the designer that a run has, said before it is relied upon. */
export const effectOf = (
  intervention: Intervention,
  { isRead, prefers = "advises" }: { isRead: boolean; prefers?: PreferenceRole | undefined },
): string => {
  switch (intervention.kind) {
    case "wish":
      return isRead
        ? "told to the designer, and checked where the language model makes a condition of it"
        : "changes nothing: the built-in designer reads no words";
    case "note":
      return isRead ? "told to the designer, not checked" : "changes nothing: the built-in designer reads no words";
    case "constraint":
      return "checked on every evaluation episode, also of the candidates so far";
    case "lift":
      return "no longer asked for, nor checked";
    case "ranking":
    case "picked":
      return `${prefers === "selects" ? "decides who is best" : "advises; the fitness decides"}${isRead ? ", told to the designer" : ""}`;
    case "mark":
      return isRead
        ? "told to the designer, with what went on there"
        : "answered with terms and weights for what went on there; its words are not read";
    case "pin":
      return "the next generations build upon it first";
    case "reject":
      return "never best, and no designer builds upon it";
    case "edit":
      return "a candidate of the next generation, as it is";
    case "branch":
      return "what came after its generation is no longer built upon";
    case "budget":
      return "steps" in intervention
        ? "the cap on all environment steps from now on; a generation that it does not hold is not begun"
        : "beside those that were planned, within the caps";
    case "accept":
      return "the search ends, and it alone is confirmed";
    case "finish":
      return "the search ends, and the best of it is confirmed";
    case "continue":
      return "the next generation begins";
  }
};

/**
 * What keeps an intervention from being heeded, of what the run knows; null where nothing does. `standing`: expressions
 * and words of what holds.
 */
export const problemOf = (
  intervention: Intervention,
  candidates: readonly Pick<CandidateView, "id" | "outcome">[],
  standing: readonly string[] = [],
): string | null => {
  if (intervention.kind === "lift" && !standing.includes(intervention.text))
    return "no constraint and no wish that holds reads so";
  if (!isSteering(intervention)) return null;
  const { kind } = intervention;
  for (const id of namedIn(intervention)) {
    const candidate = candidates.find((each) => each.id === id);
    if (candidate === undefined) return `the run has no candidate ${id}`;
    if (candidate.outcome !== "trained" && kind !== "edit" && kind !== "reject")
      return `${id} was ${candidate.outcome === "pending" ? "not decided" : candidate.outcome}, so nobody has seen it`;
  }
  return null;
};
