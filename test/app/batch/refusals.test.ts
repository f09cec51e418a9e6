import { expect, test } from "vitest";
import { planBatch } from "../../../src/app/batch/batch.ts";
import { openBatchFile } from "../../../src/app/batch/open-file.ts";
import { checkBatch } from "../../../src/app/batch/read-file.ts";
import { readdirSync } from "node:fs";
import { emptyFolder } from "../../cli/command.ts";

const small = { env: "mountain-car", steps: 512, samples: 1, generations: 1, episodes: 2 };

test.each<[string, unknown, string, RegExp]>([
  ["an unknown task", { defaults: { ...small, task: "raech" } }, "unknown-task", /task raech/],
  ["no environment", { matrix: { seed: [1] } }, "no-environment", /seed 1/],
  ["a learner's option that there is none of", { defaults: { ...small, "learner-option": "speed=1" } }, "", /speed/],
  [
    "a run that may spend more than the whole",
    { defaults: { ...small, "max-calls": 9 }, budget: { "max-calls": 3 } },
    "contradictory-budgets",
    /max-calls of a run is 9, and of the whole batch 3/,
  ],
  [
    "a whole that holds none of its runs",
    { defaults: small, budget: { "max-steps": 10 } },
    "small-cap",
    /max-steps 10 of the whole batch/,
  ],
  ["a run whose cap holds nothing", { defaults: { ...small, "max-steps": 10 } }, "small-cap", /--max-steps 10/],
  [
    "an empty text",
    { include: [{ ...small, replay: [""] }] },
    "bad-batch",
    /include\[0\]\.replay\[0\]: "" is not a text/,
  ],
  ["a designer without a model", { defaults: { ...small, designer: "language-model" } }, "no-model", /name of a model/],
])("%s is refused before anything is there", async (_, document, code, message) => {
  const cwd = emptyFolder();
  const attempt = async () =>
    planBatch(
      openBatchFile(checkBatch(document, { file: "f.yaml" }), {
        path: `${cwd}/f.yaml`,
        runs: cwd,
        flags: { budget: {} },
      }),
      { again: false },
    );
  await expect(attempt()).rejects.toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringMatching(message), ...(code !== "" && { code }) }),
  );
  expect(readdirSync(cwd)).toEqual([]);
});
