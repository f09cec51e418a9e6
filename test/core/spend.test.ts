import { expect, test } from "vitest";
import { addSpend } from "../../src/core/spend.ts";
import { spent } from "../report/results/runs.ts";

test("what runs spent is added, what is not known being nothing", () => {
  expect(addSpend([spent, null, spent])).toMatchObject({ trainings: 20, environmentSteps: 2200, usd: 0 });
});
