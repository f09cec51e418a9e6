import { test } from "vitest";
import { adversarialPrograms } from "./adversarial-programs.ts";
import { expectLinearReview } from "./linear-review.ts";

test.each(adversarialPrograms)("a whole review of a program: $name", (family) =>
  expectLinearReview([family], { from: 2048, to: 32_768, floor: 30, enough: 1500 }),
);
