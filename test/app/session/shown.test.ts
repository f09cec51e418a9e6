import { expect, test } from "vitest";
import { overview, type Shown } from "../../../src/app/session/shown.ts";

const shown = (rest: Partial<Shown>): Shown => ({
  id: "g1-c1",
  generation: 1,
  outcome: "trained",
  fitness: null,
  success: null,
  origin: { operator: "sample", parents: [], note: "" },
  text: "pole stays up for the whole 10 s in all 20",
  ...rest,
});

test("a candidate is shown with its scores, and without any where nothing measures it", () => {
  const text = overview(
    [
      shown({}),
      shown({ id: "g1-c2", fitness: 0.5, success: 0.25 }),
      shown({ id: "g1-c3", outcome: "rejected", text: null }),
      shown({ id: "g2-c1", generation: 2 }),
    ],
    { generation: 1, best: "g1-c1" },
  );
  expect(text.split("\n")).toEqual([
    "Generation 1:",
    "  g1-c1  pole stays up for the whole 10 s in all 20",
    "  g1-c2  fitness 0.5, success 25 % (search seeds): pole stays up for the whole 10 s in all 20",
    "  g1-c3  rejected",
    "Ahead so far: g1-c1.",
  ]);
});
