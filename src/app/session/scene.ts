import type { Store } from "../../core/interfaces.ts";
import type { Problem } from "../problem.ts";
import type { Shown } from "./shown.ts";
import type { Option, Person } from "./types.ts";

/** What a person has before them between two generations. */
export type Scene = {
  /** The generation that ended. */
  generation: number;
  shown: readonly Shown[];
  person: Person;
  store: Store;
  problem: Pick<Problem, "loaded" | "environment" | "task" | "critic" | "constraints">;
  /** Writes the page on which a candidate is watched and returns its path; the same start of an episode for all. */
  watch: (candidate: string) => Promise<string>;
};

const back = { value: "back", label: "back" };

/** The value of one of these, or null. */
export const chooseAmong = async (
  { person }: Pick<Scene, "person">,
  { message, options, none }: { message: string; options: readonly Option[]; none: string },
): Promise<string | null> => {
  if (options.length === 0) {
    person.tell(none);
    return null;
  }
  const chosen = await person.choose({ message, options: [...options, back] });
  return chosen === back.value ? null : chosen;
};

/** One candidate of these, or null. */
export const chooseOf = (
  scene: Pick<Scene, "person">,
  { message, among, also = [] }: { message: string; among: readonly Shown[]; also?: readonly Option[] },
): Promise<string | null> => {
  const options = among.map(({ id, text, outcome }) => ({ value: id, label: id, hint: text ?? outcome }));
  return chooseAmong(scene, { message, options: [...options, ...also], none: "There is no such candidate." });
};

export const trainedOf = ({ shown }: Pick<Scene, "shown">): Shown[] =>
  shown.filter(({ outcome }) => outcome === "trained").toReversed();
