import { expect, test } from "vitest";
import { isLost, racedAgain } from "../../bench/racing/dropped.ts";
import { bestOf, replay } from "../../bench/racing/replay.ts";

const curve = (...windows: number[]) =>
  windows.map((fitness, window) => ({ steps: 10 * (window + 1), episodes: 1, fitness }));

const field = [
  { id: "early", fitness: 3, curve: curve(3, 3, 3, 3, 3, 3, 3, 3, 3, 3) },
  { id: "late", fitness: 9, curve: curve(0, 0, 0, 0, 0, 5, 9, 9, 9, 9) },
  { id: "fading", fitness: 1, curve: curve(4, 4, 4, 1, 1, 1, 1, 1, 1, 1) },
  { id: "silent", fitness: 0, curve: [] },
];

test("who was left is told by the window that had ended, and steps of the dropped are saved", () => {
  const rungs = [
    { share: 0.35, seeds: 1, keep: 2 },
    { share: 0.5, seeds: 1, keep: 1 },
    { share: 1, seeds: 1, keep: 1 },
  ];
  const { left, taken } = replay(field, { rungs, steps: 100 });
  expect(left.map(({ id }) => id)).toEqual(["early"]);
  expect(taken).toBeCloseTo((4 * 0.35 + 2 * 0.15 + 0.5) / 4, 12);
  expect(bestOf(field).id).toBe("late");
});

test("whole trainings lose nobody and save nothing", () => {
  const { left, taken } = replay(field, { rungs: [{ share: 1, seeds: 1, keep: 9 }], steps: 100 });
  expect([left.length, taken]).toEqual([4, 1]);
});

const late = { warnings: 0, outcome: "trained", generation: 1 };
/** Eight programs in the order in which they are told apart early; `late` is the last by then, and the best at the end. */
const searched = (best: string) => ({
  best,
  steps: 100,
  learner: "ppo",
  random: 0,
  report: [0.9, 1],
  programs: ["a", "b", "c", "d", "e", "f", "g", "late"].map((id, place) => ({
    ...late,
    id,
    fitness: id === "late" ? 1 : 0.95 - place / 20,
    curve: Array.from({ length: 10 }, (_, window): [number, number, number] => [
      10 * (window + 1),
      1,
      id === "late" && window > 6 ? 1 : -place,
    ]),
  })),
});

test("of a search whose winner races would have dropped, the best of who was left stands in for it", () => {
  expect(racedAgain(searched("late")).standIn).toBe("a");
  expect(racedAgain(searched("a")).standIn).toBeNull();
  const few = { ...searched("late"), programs: searched("late").programs.slice(5) };
  expect(racedAgain(few)).toEqual({ taken: [], standIn: null });
});

test.each<[string, string, { id: string; report: number[] } | undefined, number[], boolean]>([
  ["was kept", "a", undefined, [1], false],
  ["was dropped, and who was left is as good", "late", { id: "a", report: [0.92, 0.96] }, [1], false],
  ["was dropped, and who was left is worse", "late", { id: "a", report: [0.85, 0.9] }, [1], true],
  ["was dropped, and nobody was trained again", "late", undefined, [1], true],
  [
    "was dropped, and another one was trained than would be left by today's rungs",
    "late",
    { id: "b", report: [1] },
    [1],
    true,
  ],
  ["was dropped, and nothing says what is much", "late", { id: "a", report: [0.92, 0.96] }, [], true],
])("a winner that %s: lost or not", (_, best, raced, human, lost) => {
  expect(isLost({ ...searched(best), ...(raced && { raced }) }, human)).toBe(lost);
});
