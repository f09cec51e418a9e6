import type { BatchRunStatus } from "../../core/batch.ts";
import type { PlannedBatch } from "./batch.ts";
import type { BatchBudget } from "./budget.ts";
import type { Ground } from "./identity.ts";
import type { RunCost } from "./plan.ts";
import type { Standing, Todo } from "./standing.ts";

export type ToldCell = {
  cell: Record<string, string>;
  runs: number;
  /** To be carried out, by why. */
  todo: Partial<Record<Todo, number>>;
  /** Over and left as they are, by what they came to. */
  over: Partial<Record<BatchRunStatus, number>>;
  /** Over, and in what their results are not of now. */
  old: { runs: number; by: Ground[] };
};

/** What a batch would do and may take, as `--dry-run --json` prints it. */
export type ToldBatch = {
  name: string;
  folder: string;
  runs: number;
  todo: number;
  cells: ToldCell[];
  dropped: number;
  /** At most, of what is to be done; what an unfinished run has done already is counted again. */
  cost: {
    trainings: number;
    trainingSteps: number;
    evaluationSteps: number;
    environmentSteps: number;
    model: RunCost["model"];
    /** Of the trainings, by trials; null where nobody tried, or they told nothing. */
    seconds: number | null;
  };
  budget: BatchBudget;
  jobs: number;
  openRuns: number;
  onFailure: "keep-going" | "fail-fast";
  notices: string[];
};

const count = <Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> => {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

const cellsOf = (standings: readonly Standing[]): ToldCell[] => {
  const cells = Map.groupBy(standings, ({ run }) => JSON.stringify(run.cell));
  return [...cells.values()].map((of) => {
    const over = of.filter(({ todo }) => todo === null);
    const old = over.filter(({ aged }) => aged.length > 0);
    return {
      cell: of[0]?.run.cell ?? {},
      runs: of.length,
      todo: count(of.flatMap(({ todo }) => todo ?? [])),
      over: count(over.flatMap(({ status }) => status ?? [])),
      old: { runs: old.length, by: [...new Set(old.flatMap(({ aged }) => aged))] },
    };
  });
};

const sumOf = (costs: readonly RunCost[]): Omit<ToldBatch["cost"], "seconds"> => {
  const total = { trainings: 0, trainingSteps: 0, evaluationSteps: 0, environmentSteps: 0 };
  let model: RunCost["model"] = null;
  for (const cost of costs) {
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += cost[name];
    if (cost.model === null) continue;
    const { calls, tokens, usd } = cost.model;
    const known: NonNullable<RunCost["model"]> = model ?? { calls: 0, tokens: 0, usd: 0 };
    // One price that is not known leaves the sum unknown.
    model = {
      calls: known.calls + calls,
      tokens: known.tokens + tokens,
      usd: known.usd === null || usd === null ? null : known.usd + usd,
    };
  }
  return { ...total, model };
};

export const tellBatch = (
  { name, folder, standings, dropped, budget, jobs, openRuns, failFast, notices }: PlannedBatch,
  { seconds = null }: { seconds?: number | null } = {},
): ToldBatch => {
  const todo = standings.filter((standing) => standing.todo !== null);
  return {
    name,
    folder,
    runs: standings.length,
    todo: todo.length,
    cells: cellsOf(standings),
    dropped,
    cost: { ...sumOf(todo.map(({ run }) => run.cost)), seconds },
    budget,
    jobs,
    openRuns,
    onFailure: failFast ? "fail-fast" : "keep-going",
    notices,
  };
};
