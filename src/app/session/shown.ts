import type { Store } from "../../core/interfaces.ts";
import { figure, percent } from "../../core/format.ts";
import type { CandidateView } from "../../core/run-view/types.ts";
import { viewOf } from "../../core/run-view.ts";
import { trainingsOf } from "../../report/evidence.ts";
import { toldOf } from "../behaviour.ts";
import type { Problem } from "../problem.ts";

/** A candidate as a person is shown it: what came of it in a sentence, null where it was not trained. */
export type Shown = Pick<CandidateView, "id" | "generation" | "outcome" | "fitness" | "success" | "origin"> & {
  text: string | null;
};

/** Every candidate, oldest first; sentences where they were trained. */
export const shownOf = async (
  store: Pick<Store, "events" | "read">,
  { loaded, task }: Pick<Problem, "loaded" | "task">,
): Promise<{ shown: Shown[]; best: string | null }> => {
  const view = viewOf(store.events());
  const told = { spec: loaded.environment.spec, judged: task.success !== undefined, pool: "search" as const };
  const shown = Object.values(view.candidates).map(async (candidate): Promise<Shown> => {
    const { id, generation, outcome, fitness, success, origin } = candidate;
    const results = await trainingsOf({ view, read: store.read }, { owner: id, pool: "search" });
    return { id, generation, outcome, fitness, success, origin, text: toldOf(results, told)?.text ?? null };
  });
  return { shown: await Promise.all(shown), best: view.standing?.order[0] ?? null };
};

/** Where nothing measures candidates there is no fitness to be told. */
export const lineOf = ({ id, outcome, fitness, success, text }: Shown): string => {
  if (outcome !== "trained") return `${id}  ${outcome}`;
  const scores = fitness === null ? "" : `fitness ${figure(fitness)}, success ${percent(success)} (search seeds): `;
  return `${id}  ${scores}${text ?? "trained"}`;
};

/** A generation's candidates, a line each, and who is ahead. */
export const overview = (shown: readonly Shown[], { generation, best }: { generation: number; best: string | null }) =>
  [
    `Generation ${generation}:`,
    ...shown.filter((each) => each.generation === generation).map((each) => `  ${lineOf(each)}`),
    `Ahead so far: ${best ?? "nobody, for nothing was trained"}.`,
  ].join("\n");
