import { expect, test } from "vitest";
import { summarizeScores } from "../../src/core/statistics.ts";
import { humanNormalized } from "../../src/evolution/normalize.ts";

const score = (...values: number[]) =>
  summarizeScores(
    values,
    values.map((_, seed) => seed),
  );
const best = score(3, 3.1, 3.2);

test.for([
  ["apart, the human above", { human: score(2, 2.1, 2.2), sparse: score(1, 1.1, 1.2) }, null],
  [
    "apart, the human below",
    { human: score(0.4, 0.42, 0.44), sparse: score(0.8, 0.81, 0.82) },
    "below the sparse one (0.81)",
  ],
  ["not apart", { human: score(1, 2, 3), sparse: score(1, 2, 2.9) }, "not distinguishable from 0"],
  ["equal to the digit", { human: score(0, 0, 0), sparse: score(0, 0, 0) }, "95 % interval 0 to 0"],
  ["one seed", { human: score(9), sparse: score(1) }, "one seed cannot tell"],
  ["two seeds", { human: score(9, 9), sparse: score(1, 1) }, "2 seeds cannot tell"],
  ["no human", { human: null, sparse: score(1, 1, 1) }, "no human reference"],
] as const)("a normalised score only where human and sparse are apart and the human above: %s", ([, ends, reason]) => {
  const { value, reason: given } = humanNormalized({ best, ...ends });
  if (reason === null) expect(value).toBeCloseTo(2, 12);
  else expect(value).toBeNull();
  expect(given ?? "").toContain(reason ?? "");
});

test("an interval's end of −0.0001 is not printed as if it had been measured to six digits", () => {
  const { reason } = humanNormalized({ best, human: score(0, 0, -0.0001), sparse: score(0, 0, 0) });
  expect(reason).toContain("-1e-4 to 0)");
});
