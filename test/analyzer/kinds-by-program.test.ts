import { expect, test } from "vitest";
import { bell, causesOf, idle, rewardOf, towards, tremble, usual, type Course, type Policy } from "./sled.ts";

test.each<[string, string, Policy, Record<string, number>, string]>([
  [
    "the cable's length taken for the sled's place",
    "misread",
    towards(0, 1),
    { at: 2, alive: 1 },
    "at: tolerance(next.cable.length, { bounds: [0.95, 1.05], margin: 1 }), alive: 1",
  ],
  [
    "the speed taken for the place, which no sled keeps",
    "misread",
    () => ({ push: 0.9, reel: 0 }),
    { at: 2, alive: 1 },
    "at: tolerance(next.sled.speed, { bounds: [0.9, 1.1], margin: 1.5 }), alive: 1",
  ],
  ["a mark half way", "never-reached", towards(0.5), { off: 2 }, "off: -Math.abs(next.sled.position - 0.5)"],
  [
    "a step so steep that it is full as soon as the middle is passed",
    "saturates",
    towards(0.2),
    { right: 3, alive: 1 },
    "right: sigmoid(200 * next.sled.position), alive: 1",
  ],
  [
    "a place measured so far off that it is 1 everywhere",
    "saturates",
    tremble,
    { right: 1 },
    "right: Math.tanh(100 * (next.sled.position + 2.5))",
  ],
  [
    "a slope so wide that standing still is as good",
    "saturates",
    idle,
    { near: 1, effort: 0.05 },
    "near: tolerance(next.sled.position - 1, { bounds: [-0.1, 0.1], margin: 100 }), effort: -square(action.push)",
  ],
  [
    "a peak that a cheap effort is not spent for, since nobody met it",
    "saturates",
    idle,
    { exact: 1, effort: 0.01 },
    `exact: ${bell(1, 0.02)}, effort: -square(action.push)`,
  ],
  [
    "a peak that a dear speed forbids",
    "idled",
    idle,
    { near: 1, calm: 400 },
    `near: ${bell(1, 0.2)}, calm: -square(next.sled.speed)`,
  ],
  [
    "a payment for a cable that holds, in which the mark drowns",
    "floods",
    towards(0),
    { sound: 20, mark: 0.05 },
    `sound: tolerance(next.cable.length, { bounds: [0.2, 1.8], margin: 1 }), mark: ${bell(1, 0.3)}`,
  ],
  ["twenty less the distance", "floods", tremble, { score: 1 }, "score: 20 - Math.abs(next.sled.position - 1)"],
  [
    "a payment for each step beside what is gained on the way",
    "floods",
    tremble,
    { alive: 50, way: 1 },
    "alive: 1, way: Math.abs(state.sled.position - 1) - Math.abs(next.sled.position - 1)",
  ],
  [
    "the middle, worth far more than the mark",
    "dominates",
    towards(0),
    { middle: 20, near: 0.3 },
    `middle: ${bell(0, 0.1)}, near: ${bell(1, 0.8)}`,
  ],
  [
    "a use of the winch",
    "dominates",
    (_, time) => ({ push: 0, reel: time % 2 === 0 ? 1 : -1 }),
    { used: 3, near: 0.3 },
    `used: Math.abs(action.reel), near: ${bell(1, 0.8)}`,
  ],
  [
    "a switch that is nowhere met",
    "coverage-limited",
    tremble,
    { there: 5, effort: 0.01 },
    "there: Math.abs(next.sled.position - 1) < 0.05 ? 1 : 0, effort: -square(action.push)",
  ],
  [
    "each passing of the mark",
    "farmed",
    (world, time) => towards(Math.floor(time / 20) % 2 === 0 ? 1.4 : 0.6)(world, time),
    { passed: 10, off: 0.2 },
    "passed: (state.sled.position - 1) * (next.sled.position - 1) <= 0 ? 1 : 0, off: -Math.abs(next.sled.position - 1)",
  ],
  [
    "a narrow step between the start and a place half way, which chance is on both sides of",
    "saturates",
    towards(0.5),
    { out: 1 },
    "out: smoothstep(next.sled.position, 0.1, 0.15)",
  ],
  [
    "a ramp up to half way, which leads there and no farther",
    "never-reached",
    towards(0.5),
    { out: 1, effort: 0.001 },
    "out: -square(next.sled.position - 0.5), effort: -square(action.push)",
  ],
  [
    "what speed is lost beyond the middle, in which a place tells more than the speed does",
    "farmed",
    (world, time) => ({ push: world.position < 0.5 ? 1 : time % 8 < 4 ? -1 : 1, reel: 0 }),
    { slower: 5, near: 0.01 },
    `slower: next.sled.position > 0 ? Math.max(0, Math.abs(state.sled.speed) - Math.abs(next.sled.speed)) : 0, near: ${bell(1, 0.8)}`,
  ],
  [
    "a place behind the start",
    "never-reached",
    towards(-0.6),
    { at: 1 },
    "at: tolerance(next.sled.position, { bounds: [-0.65, -0.55], margin: 1 })",
  ],
  [
    "the mark with the other sign",
    "misread",
    towards(-1),
    { at: 1 },
    "at: tolerance(next.sled.position, { bounds: [-1.05, -0.95], margin: 1 })",
  ],
  [
    "a prize for calm, which a sled that is parked would have as well",
    "dominates",
    tremble,
    { calm: 20, near: 0.1 },
    `calm: gaussian(next.sled.speed, 0.3), near: ${bell(1, 0.8)}`,
  ],
  [
    "the mark against the start",
    "fights",
    towards(0.5),
    { mark: 1, start: 1 },
    "mark: -square(next.sled.position - 1), start: -square(next.sled.position)",
  ],
])("where the program is known too, %s is named %s first", (_what, kind, policy, weights, terms) => {
  expect(causesOf(policy, rewardOf(weights, terms))[0]).toBe(kind);
});

test("who was there and is paid for it ever after has lost what was reached, and its fullness is no bound", () => {
  const reward = rewardOf({ been: 1 }, "been: memory.kept", "if (next.sled.position > 0.95) memory.kept = 1;");
  expect(causesOf(towards(1.6), reward)[0]).toBe("reached-and-lost");
});

test("what the clock alone pays asks for nothing that would have to be seen", () => {
  const early = rewardOf({ early: 3, near: 1 }, `early: -(1 - time / 12), near: ${bell(1, 0.3)}`);
  expect(causesOf(tremble, early)).not.toContain("observation-limited");
});

test.each([
  ["not seen", ["cable.length"], true],
  ["seen", [], false],
])("a term that goes by what an episode is given at its start, which is %s", (_what, unseen, isNamed) => {
  const reward = rewardOf({ at: 1 }, `at: gaussian(next.sled.position - 2 * next.cable.length, 0.2)`);
  const named = causesOf(idle, reward, { isCableDrawn: true, unseen });
  expect(named.includes("observation-limited")).toBe(isNamed);
});

test.each<[string, Course, boolean]>([
  ["still grows by as much as before", (part) => part, true],
  ["creeps on by next to nothing", (part) => Math.min(part, 3) + part / 1000, false],
])("a return of a right reward that %s", (_what, course, isNamed) => {
  const reward = rewardOf({ near: 1 }, `near: ${bell(1, 0.5)}`);
  expect(causesOf(towards(0.5), reward, usual, course).includes("budget-limited")).toBe(isNamed);
});
