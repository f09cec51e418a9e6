import type { CandidateFailure } from "../core/outcome.ts";
import type { Answer } from "./connection.ts";
import { Status, Thrown, ValueKind } from "./protocol.ts";

const failure = (
  reason: CandidateFailure["reason"],
  message: string,
  place: { term?: string; step?: number } = {},
) => ({
  reason,
  message,
  ...place,
});

/** The class name for `Thrown` codes, as the next prompt reads it. */
const thrownName = (detail: number): string =>
  detail === Thrown.range
    ? "RangeError"
    : detail === Thrown.type
      ? "TypeError"
      : detail === Thrown.reference
        ? "ReferenceError"
        : "value";

const valueName = (detail: number): string => ValueKind[detail] ?? "no number";

/** What a reply's numbers say, in words fit for the next prompt. `step` counts within the rollout. */
export const failureOf = (
  reply: { status: number; step: number; term: number; detail: number },
  names: { terms: readonly string[]; memory: readonly string[] },
): CandidateFailure => {
  const { status, step, detail } = reply;
  const term = names.terms[reply.term];
  switch (status) {
    case Status.threw: {
      const what = detail === 0 ? "an error" : `a ${thrownName(detail)}`;
      return failure("threw", `The program threw ${what} at step ${step} of a rollout.`, { step });
    }
    case Status.shape:
      return detail === 0
        ? failure("threw", "The program does not define a function 'terms'.")
        : failure("not-finite", `terms() returned no object at step ${step} of a rollout.`, { step });
    case Status.notNumber:
      return failure("not-finite", `Term '${term}' is ${valueName(detail)} at step ${step}; it must be a number.`, {
        term,
        step,
      });
    case Status.notFinite: {
      const value = detail === 0 ? "NaN" : "infinite";
      return failure("not-finite", `Term '${term}' is ${value} at step ${step} of a rollout.`, { term, step });
    }
    case Status.extraTerm:
      return failure("not-finite", `terms() returned a term that 'weights' does not name, at step ${step}.`, { step });
    case Status.memoryValue:
      return failure(
        "not-finite",
        `memory.${names.memory[reply.term]} is ${valueName(detail)} at step ${step}; it must be a number.`,
        { step },
      );
    case Status.timeout:
      return failure(
        "timeout",
        "The program did not finish a rollout in time: a loop without end, or far too much work a step.",
      );
    case Status.memory:
      return failure("memory", "The program used more memory than a reward may.");
    case Status.syntax:
      return failure("threw", "The program's script does not compile.");
    default:
      return failure("protocol", "The sandbox met something unexpected and stopped the program.");
  }
};

const deadlineFailure = (): CandidateFailure =>
  failure("timeout", "The program could not be interrupted and was killed at its deadline.");

/** V8's last words when an allocation fails beyond recovery; they end the process instead of the isolate. */
const OUT_OF_MEMORY = /out of memory|allocation failed|invalid size error|array buffer allocation|OOM/i;

/** What came back is none of our frames, or none of the numbers that were asked for. Never tried again: no clock was in it. */
export const protocolFailure = (what = "The sandbox's reply cannot be read"): CandidateFailure =>
  failure("protocol", `${what}; its process was stopped.`);

/** A sandbox process that ended, by itself or by us, while the program was running. */
export const deathOf = (end: Extract<Answer, { kind: "died" }>): CandidateFailure => {
  if (end.killed === "deadline") return deadlineFailure();
  if (end.killed === "protocol") return protocolFailure("The sandbox said something that is no reply");
  if (OUT_OF_MEMORY.test(end.lastWords)) {
    return failure("memory", "The program used so much memory that its process died.");
  }
  const how = end.signal === null ? `exit code ${end.code}` : end.signal;
  return failure("crashed", `The program's process died (${how}).`);
};
