import { expect, test } from "vitest";
import { bestLine, soFarOf, soFarText } from "../../src/cli/so-far.ts";
import { candidate, firstGeneration } from "./progress/events.ts";

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
  const text = soFarText(
    { run, status: "interrupted" },
    soFarOf([], { config: null, asked: run.constraints }),
    "runs/x",
  );
  expect(text).toContain('your words: "lie down" (NOT READ by the built-in designer');
  expect(text).toContain("measured by: hopper/forward (hop 8 m in 8 s)");
  expect(text).toContain('wish: "be gentle" (NOT READ by the built-in designer, NOT CHECKED)');
  const { measured: _, words: __, constraints: ___, ...old } = run;
  expect(soFarText({ run: old, status: "interrupted" }, soFarOf([], { config: null }), "runs/x")).toMatch(
    /^measured by: hopper\/forward\n\n/,
  );
});

test("the best so far is the search's own ranking's, with its reason", () => {
  const order = ["g1-c2", "g1-c3", "g1-c1"];
  const reason = "g1-c3 leads g1-c2 by 0.1 on one seed, which has no error: a tie";
  const ranked = {
    type: "generation-ended",
    generation: 1,
    best: "g1-c2",
    fitness: 0.1,
    order,
    by: "x",
    reason,
  } as const;
  expect(bestLine(soFarOf([...firstGeneration, ranked], { config: null }))).toContain(`best so far: g1-c2`);
  expect(bestLine(soFarOf([...firstGeneration, ranked], { config: null }))).toContain(reason);
  const ahead = soFarOf([...firstGeneration, ranked, ...candidate("g2-c1", 0.9)], { config: null });
  expect(ahead.best).toMatchObject({ candidate: "g2-c1", fitness: 0.9 });
  expect(bestLine(ahead)).toContain("in a generation that has not ended");
});
