import type { Store } from "../../core/interfaces.ts";
import type { Problem } from "../problem.ts";
import type { Shown } from "./shown.ts";
import type { Person } from "./types.ts";

/** What a person has before them between two generations. */
export type Scene = {
  /** The generation that ended. */
  generation: number;
  shown: readonly Shown[];
  person: Person;
  store: Store;
  problem: Pick<Problem, "loaded" | "environment" | "task" | "critic">;
  /** Writes the page on which a candidate is watched and returns its path; the same start of an episode for all. */
  watch: (candidate: string) => Promise<string>;
};

const back = { value: "back", label: "back" };

/** One candidate of these, or null. */
export const chooseOf = async (
  { person }: Pick<Scene, "person">,
  { message, among }: { message: string; among: readonly Shown[] },
): Promise<string | null> => {
  if (among.length === 0) {
    person.tell("There is no such candidate.");
    return null;
  }
  const options = among.map(({ id, text, outcome }) => ({ value: id, label: id, hint: text ?? outcome }));
  const chosen = await person.choose({ message, options: [...options, back] });
  return chosen === back.value ? null : chosen;
};

export const trainedOf = ({ shown }: Pick<Scene, "shown">): Shown[] =>
  shown.filter(({ outcome }) => outcome === "trained").toReversed();
