import { expect, test } from "vitest";
import { createBatchState } from "../../../src/cli/progress/batch-progress.ts";
import type { RunEvent } from "../../../src/core/events.ts";
import { begun, ended } from "./events.ts";

test("what is left of a batch is told by what learns, not by the random policy's episodes", () => {
  const batch = createBatchState([{ key: "a", cost: { environmentSteps: 100_000 } }], 0);
  batch.advance("a", begun("reference:random", "report"), 0);
  batch.advance("a", { ...ended("reference:random", "report"), evaluationSteps: 1000 } as RunEvent, 15_000);
  expect(batch.state.steps).toBe(1000);
  expect(batch.secondsLeft(15_000)).toBeUndefined();
  batch.advance("a", ended("g1-c1", "search"), 20_000);
  // 2,000 steps in 20 s, 98,000 left.
  expect(batch.secondsLeft(20_000)).toBeCloseTo(980);
  batch.end("a", false);
  expect(batch.secondsLeft(21_000)).toBeUndefined();
});
