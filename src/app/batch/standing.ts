import type { BatchRunState, BatchRunStatus } from "../../core/batch.ts";
import { canonicalJson } from "../../core/hash.ts";
import { budgetOf } from "./budget.ts";
import { agedBy, type Ground, type Identity } from "./identity.ts";
import type { PlannedRun } from "./plan.ts";

/** What may be asked again: runs in which every candidate failed, or those that the system could not carry out. */
export type Retry = "failed" | "errored";

export type Asked = {
  retry?: Retry | undefined;
  /** What is old is done anew. */
  again: boolean;
};

/** `todo`: why a run is to be carried out; null where it is over and left as it is. */
export type Todo = "new" | "unfinished" | "other budget" | "again" | "retry";

export type Standing<Run = PlannedRun> = {
  run: Run;
  /** Whose folder it is or will be. */
  attempt: number;
  todo: Todo | null;
  /** Of what is over. */
  status: BatchRunStatus | null;
  /** In what an earlier result, or a beginning, is not of now. */
  aged: Ground[];
};

type Told = Pick<PlannedRun, "identity" | "config">;

/**
 * What is to be done about a run, from what the batch's log says of it. What ended is left alone unless it is asked for,
 * or a budget that had stopped it is another now. A beginning that was in another environment or by another measure is
 * none of this run: it is begun anew.
 */
export const standingOf = <Run extends Told>(
  run: Run,
  state: BatchRunState | undefined,
  { retry, again }: Asked,
): Standing<Run> => {
  if (state === undefined) return { run, attempt: 1, todo: "new", status: null, aged: [] };
  const { attempt, ended } = state;
  const aged = agedBy(state.identity as Identity, run.identity);
  const isOther = aged.some((ground) => ground !== "program");
  if (ended === null) {
    return isOther
      ? { run, attempt: attempt + 1, todo: "again", status: null, aged }
      : { run, attempt, todo: "unfinished", status: null, aged };
  }
  const { status } = ended;
  const anew = (todo: Todo): Standing<Run> => ({ run, attempt: attempt + 1, todo, status, aged });
  const on = (todo: Todo | null): Standing<Run> => ({ run, attempt, todo, status, aged });
  if (again && aged.length > 0) return anew("again");
  if (status === "all-failed" && retry === "failed") return anew("retry");
  // What was recorded before the error stands, unless it is of something else.
  if (status === "errored" && retry === "errored") return isOther ? anew("retry") : on("retry");
  if (status === "budget" && !isOther && canonicalJson(ended.caps) !== canonicalJson(budgetOf(run.config))) {
    return on("other budget");
  }
  return on(null);
};
