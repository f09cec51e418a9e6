import { expect, test } from "vitest";
import { soFarOf, soFarText } from "../../src/cli/so-far.ts";

test("a run that has not ended says too that its words are not read, and by what it is measured", () => {
  const run = {
    id: "abc",
    status: "interrupted" as const,
    environment: "hopper",
    task: "forward",
    seed: 1,
    started: "2026-01-01T00:00:00Z",
    measured: { by: "hopper/forward", description: "hop 8 m in 8 s" },
    words: { given: "lie down", read: false },
    constraints: [{ text: "be gentle", read: false, checked: false }],
  };
  const text = soFarText({ run, status: "interrupted" }, soFarOf([], null), "runs/x");
  expect(text).toContain("NOT READ by the built-in designer): lie down");
  expect(text).toContain("measured by: hopper/forward (hop 8 m in 8 s)");
  expect(text).toContain("NOT CHECKED): be gentle");
  const { measured: _, words: __, constraints: ___, ...old } = run;
  expect(soFarText({ run: old, status: "interrupted" }, soFarOf([], null), "runs/x")).not.toContain("words");
});
