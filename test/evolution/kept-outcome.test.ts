import { expect, test } from "vitest";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { printOutcome, readOutcome } from "../../src/evolution/kept-outcome.ts";

const point = { steps: 10, episodes: 2, return: 3, length: 5, terms: { fitness: 0.5, success: 0.25 } };
const episode = { return: 3, length: 5, ending: "terminated" as const, features: {} };
const stored = { states: "", actions: "", length: 5, ending: "terminated" as const };
const term = { mean: 1, min: 0, max: 2, deviation: 1, share: 1 };
const outcomeOf = (fitness: number, success: number): Extract<TrainOutcome, { kind: "trained" }> => ({
  kind: "trained",
  result: {
    seed: 1,
    curve: [{ ...point, fitness, success }],
    checkpoint: 0,
    episodes: [{ ...episode, fitness, success: success > 0 }],
    fitness,
    success,
    terms: { fitness: term, success: term },
    stored: [{ ...stored, fitness, success: success > 0 }],
    policy: null,
    environmentSteps: 10,
  },
});

test("what nothing measures has no score in its file, whatever its terms are called, and is read as it was", () => {
  const outcome = outcomeOf(0, 0);
  const text = printOutcome(outcome, { unmeasured: true });
  const { result } = JSON.parse(text) as typeof outcome;
  const none = { fitness: null, success: null };
  expect(result).toMatchObject({ ...none, episodes: [none], stored: [none], curve: [{ ...none, terms: point.terms }] });
  expect(result.terms).toEqual(outcome.result.terms);
  expect(readOutcome(text)).toEqual(outcome);
  const paused: TrainOutcome = { kind: "paused", curve: outcome.result.curve, environmentSteps: 10 };
  expect(JSON.parse(printOutcome(paused, { unmeasured: true }))).toMatchObject({ curve: [none] });
  expect(readOutcome(printOutcome(paused, { unmeasured: true }))).toEqual(paused);
});

test("what is measured is kept and read as it is", () => {
  const failed: TrainOutcome = { kind: "failed", failure: { reason: "threw", message: "no" } };
  for (const outcome of [outcomeOf(0.5, 1), outcomeOf(0, 0), failed]) {
    expect(printOutcome(outcome, {})).toBe(JSON.stringify(outcome));
    expect(readOutcome(printOutcome(outcome, {}))).toEqual(outcome);
  }
});

test("of what is measured, the fitness along the way may be unknown and stays so", () => {
  const { kind, result } = outcomeOf(0.5, 1);
  const outcome: TrainOutcome = {
    kind,
    result: { ...result, curve: result.curve.map((each) => ({ ...each, fitness: null, success: null })) },
  };
  expect(readOutcome(printOutcome(outcome, {}))).toEqual(outcome);
});
