import { afterAll, expect } from "vitest";
import type { CandidateFailure } from "../../src/core/outcome.ts";
import { createProcessSandbox } from "../../src/sandbox/process.ts";
import { library, rewardOf, rolloutOf, spec } from "../sandbox/fixtures.ts";

/** Short, so that what cannot be interrupted is over soon; long enough for a loaded machine to start an isolate. */
export const DEADLINE_MILLISECONDS = 700;

type Result = { failure: CandidateFailure | null; terms: number[] };

/**
 * Raw JavaScript into a sandbox, past every critic, as an attacker who has got that far. After each attack a sound
 * program must run in the same sandbox as if nothing had been.
 */
export const attacker = ({ deadlineMilliseconds = DEADLINE_MILLISECONDS } = {}) => {
  const sandbox = createProcessSandbox({ spec, library, deadlineMilliseconds });
  afterAll(() => sandbox.close());

  const run = async (javascript: string, { initial = {}, steps = 2 } = {}): Promise<Result> => {
    const batch = rolloutOf({ steps, lanes: 1, memory: Object.keys(initial).length });
    const before = structuredClone(batch);
    const loaded = await sandbox.load(rewardOf(javascript, { initial }));
    const result = loaded.kind === "failed" ? loaded : await sandbox.evaluate(batch);
    expect(batch).toEqual(before);
    return result.kind === "failed"
      ? { failure: result.failure, terms: [] }
      : { failure: null, terms: [...result.terms] };
  };
  return async (
    javascript: string,
    options: { initial?: Record<string, number>; steps?: number } = {},
  ): Promise<Result> => {
    const result = await run(javascript, options);
    const sound = await run(
      "function terms({ next, action }) { return { a: [next.body.x].map((x) => Math.max(x, 0))[0] + norm(action.torque) }; }",
    );
    expect(sound).toEqual({ failure: null, terms: [6, 7] });
    return result;
  };
};

/** A program whose one term is an expression of the step. */
export const termOf = (expression: string): string => `function terms(step) { return { a: ${expression} }; }`;
/** A program that does something each step and then pays 1. */
export const body = (statements: string): string => `function terms(step) { ${statements}; return { a: 1 }; }`;
