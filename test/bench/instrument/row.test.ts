import { expect, test } from "vitest";
import { rowOf } from "../../../bench/instrument/row.ts";
import type { EpisodeOutcome, TrainOutcome } from "../../../src/core/outcome.ts";
import { subject } from "./rows.ts";

const episode = (changes: Partial<EpisodeOutcome>): EpisodeOutcome => ({
  fitness: 0,
  success: false,
  return: 0,
  length: 1,
  ending: "truncated",
  features: {},
  ...changes,
});

test("a row is the means over the evaluation and the curve, to six digits", () => {
  const outcome: TrainOutcome = {
    kind: "trained",
    result: {
      seed: 1,
      curve: [
        { steps: 512, episodes: 3, return: 1.23456789, length: 5, fitness: 2 / 3, success: 1 / 3, terms: { a: 1 } },
      ],
      checkpoint: 0,
      episodes: [episode({ return: 1, length: 10 }), episode({ return: 2, length: 20, ending: "terminated" })],
      fitness: 1234.56789,
      success: 0.5,
      terms: {},
      stored: [],
      policy: {},
      mode: "exploring",
      environmentSteps: 512,
    },
  };
  expect(rowOf(subject(), { outcome, cpuSeconds: 1.5, commit: "c0ffee" })).toEqual({
    ...subject(),
    fitness: 1234.57,
    success: 0.5,
    return: 1.5,
    length: 15,
    terminated: 0.5,
    checkpoint: 0,
    mode: "exploring",
    curve: [[512, 3, 0.666667, 0.333333, 1.23457]],
    environmentSteps: 512,
    cpuSeconds: 1.5,
    commit: "c0ffee",
  });
});

test("a training that failed is a row without figures, which says why", () => {
  const outcome: TrainOutcome = { kind: "failed", failure: { reason: "threw", message: "x is undefined" } };
  const row = rowOf(subject(), { outcome, cpuSeconds: null, commit: "c0ffee" });
  expect(row).toMatchObject({ fitness: null, success: null, curve: [], failure: "threw: x is undefined" });
});
