import type { Lesson } from "../core/brief.ts";
import type { Intervention } from "../core/intervention.ts";
import type { LookedEpisode } from "../core/outcome.ts";
import { mean } from "../core/statistics.ts";
import { lookAgain } from "./look-again.ts";
import { answersTo, bestOf, markOf, noteOf, type Seen } from "./simulated-answers.ts";
import type { Between, SearchDependencies } from "./types.ts";
import { watchedPool, watchedTraining } from "./watched.ts";

/** What a simulated person says. */
export type SimulatedKind = "rankings" | "marks" | "notes";

const everything: readonly SimulatedKind[] = ["rankings", "marks", "notes"];

/** An episode is looked at in so many pieces for the one that is worth least. */
const pieces = 10;

/**
 * A person for tests and benchmarks: answers between generations from a hidden measure, comparing by evaluation
 * episodes, and marking the shown episode of the best of a generation where it is worth least. The measure's values
 * stand nowhere; the answers are recorded as anybody's.
 */
export const createSimulatedPerson = (
  expression: string,
  {
    looker,
    store,
    environment,
    says = everything,
  }: Pick<SearchDependencies, "looker" | "store" | "environment"> & { says?: readonly SimulatedKind[] },
): Between => {
  const known = new Map<string, Promise<number>>();
  const asked = { without: "--person", looker, store, environment };
  const valueOf = ({ values }: LookedEpisode): number => values[0]?.fitness ?? Number.NaN;
  const resultsOf = ({ candidate: { outcome } }: Lesson) => (outcome.kind === "trained" ? outcome.results : []);
  const look = async (lesson: Lesson): Promise<number> => {
    const measures = [{ kind: "expression", expression, as: "number" } as const];
    const owner = lesson.candidate.id;
    const played = await Promise.all(
      resultsOf(lesson).map((result) => lookAgain(result, { owner, measures, ...asked })),
    );
    return mean(played.flat().map(valueOf));
  };
  const see = async (lesson: Lesson): Promise<Seen> => {
    const { id } = lesson.candidate;
    const value = known.get(id) ?? look(lesson);
    known.set(id, value);
    return { id, value: await value };
  };
  const mark = async (lesson: Lesson): Promise<Intervention | null> => {
    const measures = [{ kind: "expression", expression, as: "number", pieces } as const];
    const { id } = lesson.candidate;
    const of = { owner: id, measures, pool: watchedPool, ...asked };
    const [episode] = await lookAgain(watchedTraining(resultsOf(lesson)), of);
    return markOf({ id }, { pieces: episode?.values[0]?.pieces ?? [], dt: environment.spec.dt });
  };
  return async (generation, { archive }) => {
    const trained = archive.filter(({ candidate }) => candidate.outcome.kind === "trained");
    const isFresh = ({ candidate }: Lesson): boolean => candidate.generation === generation - 1;
    const [fresh, before] = await Promise.all([
      Promise.all(trained.filter(isFresh).map(see)),
      Promise.all(trained.filter((lesson) => !isFresh(lesson)).map(see)),
    ]);
    const best = trained.find(({ candidate: { id } }) => id === bestOf(fresh)?.id);
    const said = [
      ...(says.includes("rankings") ? answersTo(fresh, before) : []),
      says.includes("marks") && best !== undefined ? await mark(best) : null,
      says.includes("notes") ? noteOf(fresh, before) : null,
    ];
    return { interventions: said.filter((each) => each !== null), taken: [] };
  };
};

/** Both are asked, one after the other. */
export const inTurn =
  (first: Between, second: Between): Between =>
  async (generation, known) => {
    const one = await first(generation, known);
    const other = await second(generation, known);
    return {
      interventions: [...one.interventions, ...other.interventions],
      taken: [...one.taken, ...other.taken],
    };
  };
