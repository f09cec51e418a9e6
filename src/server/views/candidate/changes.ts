import { lineOf } from "../../../report/winning-line.ts";
import type { RunView } from "../../../core/run-view/types.ts";
import { bestIdOf } from "../best-id.ts";
import { differenceOf } from "../code.ts";
import type { CandidateDetail, Change } from "./types.ts";

type Programs = {
  view: RunView;
  /** The program of a candidate as it was trained. */
  textOf(id: string): Promise<string>;
};

const changeOf = async ({ view, textOf }: Programs, from: string, to: string): Promise<Change> => {
  const { origin, fitness = null } = view.candidates[to] ?? {};
  return {
    from,
    to,
    fitness: [view.candidates[from]?.fitness ?? null, fitness],
    operator: origin?.operator ?? "",
    note: origin?.note ?? "",
    rows: differenceOf(await textOf(from), { after: await textOf(to) }),
  };
};

export const changesToParents = (programs: Programs, id: string): Promise<Change[]> =>
  Promise.all(
    (programs.view.candidates[id]?.origin.parents ?? [])
      .filter((parent) => programs.view.candidates[parent] !== undefined)
      .map((parent) => changeOf(programs, parent, id)),
  );

/** Along first parents. */
export const lineThrough = async (programs: Programs, id: string): Promise<CandidateDetail["line"]> => {
  const { view } = programs;
  const cards = Object.values(view.candidates).map((each) => ({ id: each.id, parents: each.origin.parents }));
  const best = bestIdOf(view);
  const winning = best === null ? [] : lineOf(cards, best).map((card) => card.id);
  const toBest = winning.includes(id);
  const line = toBest ? winning : lineOf(cards, id).map((card) => card.id);
  const steps = await Promise.all(
    line.slice(1).map((child, index) => changeOf(programs, line[index] as string, child)),
  );
  return { toBest, steps };
};
