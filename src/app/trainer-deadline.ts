import type { TrainOutcome } from "../core/outcome.ts";
import { broken, kept, skipped, type TrainerFinding } from "./trainer-finding.ts";
import { leftRunning, type LeftRunning } from "./trainer-left.ts";

/** So many steps that no deadline of the check holds them, and few enough that a table of a number a step is no burden. */
export const endlessSteps = (steps: number): number => Math.max(1000 * steps, 1_000_000);

/** Seconds in which a trainer is under way: as long as a whole short training took, since it may have to load libraries. */
export const shortDeadline = (took: number): number => Math.max(5, Math.ceil(took));

const namesOf = (left: readonly LeftRunning[]): string =>
  left.map(({ pid, command }) => `${pid} (${command.slice(0, 80)})`).join(", ");

/** What became of a training that was given too little time; what it left running is ended. `folder`: of its job. */
export const atDeadline = async (
  outcome: TrainOutcome,
  { seconds, folder }: { seconds: number; folder: string },
): Promise<TrainerFinding> => {
  const rule = "trainer/deadline";
  if (outcome.kind !== "failed" || outcome.failure.reason !== "timeout") {
    const said = outcome.kind === "failed" ? `${outcome.failure.reason}: ${outcome.failure.message}` : outcome.kind;
    return skipped(rule, `a training that was to be cut off after ${seconds} s ended by itself: ${said}`);
  }
  const left = await leftRunning(folder);
  if (left === null) return skipped(rule, "this system does not tell which processes are whose (no /proc)");
  if (left.length === 0) return kept(rule, `cut off after ${seconds} s, it left no process running`);
  for (const { pid } of left) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended since.
    }
  }
  return broken(
    rule,
    `cut off after ${seconds} s, it left ${left.length} process(es) running, which were ended now: ${namesOf(left)}`,
    "Start no child in a session of its own (setsid, start_new_session, a daemon such as Ray's): only the process group is killed at a deadline, so that such a child holds its memory and its GPU for ever.",
  );
};
