import { expect, test } from "vitest";
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
