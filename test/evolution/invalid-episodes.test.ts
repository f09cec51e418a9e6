import { expect, test } from "vitest";
import { invalidNotice } from "../../src/evolution/invalid-episodes.ts";

const episodes = (invalid: number, others: number) => [
  ...Array.from({ length: invalid }, () => ({ ending: "invalid" as const })),
  ...Array.from({ length: others }, () => ({ ending: "truncated" as const })),
];

test("the share of episodes that ended invalid is told, however small; none is no notice", () => {
  expect(invalidNotice(episodes(3, 9))).toContain("3 of 12 evaluation episodes (25 %) ended `invalid`");
  expect(invalidNotice(episodes(1, 999))).toContain("1 of 1000 evaluation episodes (1 %)");
  expect(invalidNotice(episodes(5, 0))).toContain("(100 %)");
  expect(invalidNotice(episodes(0, 5))).toBeUndefined();
});
