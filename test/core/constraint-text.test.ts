import { expect, test } from "vitest";
import { limitStepsNotices } from "../../src/core/constraint-text.ts";
import type { KeptBy } from "../../src/core/summary.ts";

const keeps = (kept: number, who = "best"): KeptBy => ({ who, pool: "report", episodes: 20, kept, first: null });
const limit = { text: "within a metre", expression: "abs(x) < 1", read: true, checked: true };

test.each([
  ["in some episodes", [{ ...limit, kept: [keeps(17)] }], 1],
  ["in all", [{ ...limit, kept: [keeps(20)] }], 0],
  ["in none", [{ ...limit, kept: [keeps(0)] }], 0],
  [
    "in some, and another in all",
    [
      { ...limit, kept: [keeps(17)] },
      { ...limit, expression: "y > 0", kept: [keeps(20)] },
    ],
    1,
  ],
  ["in some, and it was lifted", [{ ...limit, lifted: 2, kept: [keeps(17)] }], 0],
  ["by somebody else in some", [{ ...limit, kept: [keeps(20), keeps(3, "human"), keeps(5, "g1-c2")] }], 0],
  ["nobody looked", [limit], 0],
  ["a wish that nothing checks", [{ text: "gently", read: true, checked: false }], 0],
] as const)("more steps are advised where the best keeps a limit in part: %s", (_, entries, count) => {
  expect(
    limitStepsNotices(
      entries.map((entry) => ({ ...entry, kept: "kept" in entry ? [...entry.kept] : [] })),
      60_000,
    ),
  ).toHaveLength(count);
});

test("the advice names the limit, how often it was kept, and the steps", () => {
  expect(limitStepsNotices([{ ...limit, kept: [keeps(17)] }], 60_000)).toEqual([
    "the best keeps `abs(x) < 1` in 17 of 20 episodes: a limit takes longer to learn than the task does, so try --steps 120000, 2 times as many, before another reward",
  ]);
});
