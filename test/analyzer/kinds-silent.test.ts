import { expect, test } from "vitest";
import { bell, causesOf, idle, rewardOf, towards, tremble, type Policy } from "./sled.ts";

/** A push as strong as chance's, and a change of it as often: its mean effort is no less. */
const shove: Policy = (_, time) => ({ push: time % 6 < 3 ? 0.5 : -0.5, reel: time % 2 === 0 ? 1 : -1 });
const harder: Policy = (_, time) => ({ push: time % 6 < 3 ? 0.8 : -0.8, reel: time % 2 === 0 ? 1 : -1 });

const calm = `calm: gaussian(next.sled.speed, 0.3), near: ${bell(1, 0.8)}`;
const sides = "mark: -square(next.sled.position - 1), start: -square(next.sled.position)";
const hard = `near: ${bell(1, 0.8)}, hard: -Math.max(0, Math.abs(action.push) - 0.5)`;

test.each<[string, string, Policy, Record<string, number>, string, boolean]>([
  ["a prize for calm that is dear", "dominates", tremble, { calm: 20, near: 0.1 }, calm, true],
  ["a prize for calm that is cheap", "dominates", tremble, { calm: 0.1, near: 1 }, calm, false],
  ["two places, between which it rests", "fights", towards(0.5), { mark: 1, start: 1 }, sides, true],
  ["two places, of which it rests at one", "fights", towards(0), { mark: 1, start: 1 }, sides, false],
  ["a needle", "saturates", tremble, { exact: 1 }, `exact: ${bell(1, 0.02)}`, true],
  ["a wide peak", "saturates", tremble, { exact: 1 }, `exact: ${bell(1, 0.8)}`, false],
  ["a charge on hard pushes, which spares it", "idled", shove, { near: 1, hard: 400 }, hard, true],
  ["a charge on hard pushes, which it pays", "idled", harder, { near: 1, hard: 400 }, hard, false],
  [
    "a stop it is paid at",
    "exploited-physics",
    () => ({ push: -1, reel: 0 }),
    { left: 1 },
    "left: -next.sled.position",
    true,
  ],
  ["a start it stays at", "exploited-physics", idle, { left: 1 }, "left: -next.sled.position", false],
])("%s: whether %s is named", (_what, kind, policy, weights, terms, isNamed) => {
  expect(causesOf(policy, rewardOf(weights, terms)).includes(kind)).toBe(isNamed);
});

// The training came upon the peak now and then, so that it was met; in the end nobody is there.
test.each([
  ["a needle", 0.02, true],
  ["a wide peak", 0.8, false],
] as const)("%s that a training came upon: whether saturates is named", (_what, width, isNamed) => {
  const met = (part: number) => ({ exact: part % 3 === 0 ? 0.3 : 0 });
  const found = causesOf(tremble, rewardOf({ exact: 1 }, `exact: ${bell(1, width)}`), undefined, undefined, { met });
  expect(found.includes("saturates")).toBe(isNamed);
});

test.each<[string, Policy, boolean]>([
  ["at a stop", () => ({ push: -1, reel: 0 }), true],
  ["at its start", idle, false],
])(
  "where nobody is known to do the task, who rests %s: whether exploited-physics is named first",
  (_what, policy, isNamed) => {
    const found = causesOf(policy, rewardOf({ left: 1 }, "left: -next.sled.position"), undefined, undefined, {
      shown: null,
    });
    expect(found[0] === "exploited-physics").toBe(isNamed);
  },
);
