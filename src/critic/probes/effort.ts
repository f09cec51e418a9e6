import { termNames } from "../../core/program.ts";
import { attempt, type Runner } from "./attempt.ts";
import { batchOf, stepIn, type ProbeRows } from "./rows.ts";

/** What a good policy spares of the effort that a random or a stored one makes. */
export const sparedEffort = 0.9;

/** Steps of which each is tried with the action of another. */
const swappedRows = 64;

/** Terms that read the action: other actions in the same steps change them. */
export const effortTerms = async (batch: ProbeRows["batch"], runner: Runner): Promise<string[]> => {
  const { reward } = runner;
  // Elsewhere what a term costs is not what it takes from the total.
  if (reward.composition !== "sum") return [];
  const rows = Math.min(swappedRows, batch.rows);
  const stride = Math.floor(batch.rows / rows);
  const some = Array.from({ length: rows }, (_, row) => stepIn(batch, row * stride));
  // Every row starts an episode, so that memory tells nothing of the row before.
  const shifted = (shift: number) =>
    batchOf(
      some.map((step, row) => {
        const { action } = some[(row + shift) % rows] as typeof step;
        return { ...step, action, start: true, time: 0, terminated: false };
      }),
    );
  const first = await attempt(shifted(0), runner);
  const second = first === null ? null : await attempt(shifted(1), runner);
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
