import { termNames } from "../../core/program.ts";
import { emptyBatch } from "../../sandbox/empty-batch.ts";
import type { RolloutBatch } from "../../sandbox/types.ts";
import { attempt, type Runner } from "./attempt.ts";

type Rows = Omit<RolloutBatch, "memory">;

/** What a good policy spares of the effort that a random or a stored one makes. */
export const sparedEffort = 0.9;

/** Steps of which each is tried with the action of another. */
const swappedRows = 64;

/** Terms that read the action: other actions in the same steps change them. */
export const effortTerms = async (batch: Rows, runner: Runner): Promise<string[]> => {
  const { reward } = runner;
  if (reward.composition === "signs") return [];
  const rows = Math.min(swappedRows, batch.rows);
  const stride = Math.floor(batch.rows / rows);
  const stateWidth = batch.state.length / batch.rows;
  const actionWidth = batch.action.length / batch.rows;
  const [plain, swapped] = [0, 1].map((shift) => {
    const some = emptyBatch({ rows, lanes: 1, stateWidth, actionWidth });
    // Every row starts an episode, so that memory tells nothing of the row before.
    some.start.fill(1);
    for (let row = 0; row < rows; row++) {
      const place = row * stride;
      const other = ((row + shift) % rows) * stride;
      some.state.set(batch.state.subarray(place * stateWidth, (place + 1) * stateWidth), row * stateWidth);
      some.next.set(batch.next.subarray(place * stateWidth, (place + 1) * stateWidth), row * stateWidth);
      some.action.set(batch.action.subarray(other * actionWidth, (other + 1) * actionWidth), row * actionWidth);
    }
    return some;
  });
  const first = await attempt(plain as Rows, runner);
  const second = first === null ? null : await attempt(swapped as Rows, runner);
  if (first === null || second === null) return [];
  const names = termNames(reward);
  return names.filter((_, column) => {
    for (let row = 0; row < rows; row++) {
      const at = row * names.length + column;
      if (first[at] !== second[at]) return true;
    }
    return false;
  });
};
