import { expect, test } from "vitest";
import { whyChosen } from "../../src/app/which-training.ts";

test("one training is not called the median of one", () => {
  expect(whyChosen({ which: "median", of: 1, pool: "search" })).toBe("the only search seed");
  expect(whyChosen({ which: "worst", of: 5, pool: "report" })).toBe("the worst of 5 report seeds by fitness");
});

test("where nothing measures trainings none is the median", () => {
  expect(whyChosen({ which: "median", of: 5, pool: "report", unmeasured: true })).toBe("one of 5 report seeds");
});
