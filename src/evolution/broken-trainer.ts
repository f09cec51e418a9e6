import type { Lesson } from "../core/brief.ts";
import type { CandidateFailure, FailureReason } from "../core/outcome.ts";
import type { SearchDependencies } from "./types.ts";

/** Which no program is to blame for. */
const notTheirs: readonly FailureReason[] = ["crashed", "protocol", "environment", "timeout"];

/** How all programs failed that were to be trained, where they failed alike and by no fault of theirs; null where one did not. */
export const sharedFailure = (archive: readonly Lesson[]): CandidateFailure | null => {
  const outcomes = archive.map(({ candidate }) => candidate.outcome);
  const failures = outcomes.flatMap((outcome) => (outcome.kind === "failed" ? [outcome.failure] : []));
  const [first] = failures;
  if (first === undefined || outcomes.some(({ kind }) => kind === "trained" || kind === "dropped")) return null;
  const isAlike = failures.every(({ reason }) => reason === first.reason) && notTheirs.includes(first.reason);
  return isAlike ? first : null;
};

/** Nothing is learnt from a trainer of a user's own that fails whatever it is given: the search ends, in the trainer's own words. */
export const refuseBrokenTrainer = (
  archive: readonly Lesson[],
  { trainerFailed }: Pick<SearchDependencies["environment"], "trainerFailed">,
): void => {
  const failure = trainerFailed === undefined ? null : sharedFailure(archive);
  if (failure === null) return;
  throw trainerFailed?.(`every training of every candidate failed alike (${failure.reason}): ${failure.message}`);
};
