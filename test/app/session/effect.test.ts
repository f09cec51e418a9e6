import { expect, test } from "vitest";
import { effectOf, problemOf } from "../../../src/app/session/effect.ts";
import type { Intervention } from "../../../src/core/intervention.ts";

const words: Intervention[] = [
  { kind: "note", text: "too slow" },
  { kind: "wish", text: "like a cat" },
];
const comparisons: Intervention[] = [
  { kind: "ranking", order: [["g1-c1"], ["g1-c2"]] },
  { kind: "picked", best: "g1-c1", worst: "g1-c2" },
];

test("comparisons select or advise with any designer, and one that reads words is told them", () => {
  for (const each of comparisons) {
    expect(effectOf(each, { isRead: false })).toBe("advises; the fitness decides");
    expect(effectOf(each, { isRead: false, prefers: "selects" })).toBe("decides who is best");
    expect(effectOf(each, { isRead: true, prefers: "selects" })).toBe("decides who is best, told to the designer");
  }
});

test("what only a designer that reads words can heed is said to change nothing with one that does not", () => {
  for (const each of words) {
    expect(effectOf(each, { isRead: false })).toContain("changes nothing");
    expect(effectOf(each, { isRead: true })).toContain("told to the designer");
  }
  const pin: Intervention = { kind: "pin", candidate: "g1-c1" };
  expect(effectOf(pin, { isRead: false })).toBe(effectOf(pin, { isRead: true }));
});

test("a mark is heeded by any designer; its text by one that reads", () => {
  const mark: Intervention = {
    kind: "mark",
    candidate: "g1-c1",
    from: 1,
    to: 2,
    category: "unsteady",
    text: "wobbles",
  };
  expect(effectOf(mark, { isRead: true })).toBe("told to the designer, with what went on there");
  expect(effectOf(mark, { isRead: false })).toBe(
    "answered with terms and weights for what went on there; its words are not read",
  );
});

const candidates = [
  { id: "g1-c1", outcome: "trained" as const },
  { id: "g1-c2", outcome: "rejected" as const },
];

test.each<[Intervention, string | null]>([
  [{ kind: "pin", candidate: "g1-c1" }, null],
  [{ kind: "pin", candidate: "g1-c2" }, "g1-c2 was rejected, so nobody has seen it"],
  [{ kind: "accept", candidate: "g9-c9" }, "the run has no candidate g9-c9"],
  [{ kind: "ranking", order: [["g1-c1", "g1-c2"]] }, "g1-c2 was rejected, so nobody has seen it"],
  [{ kind: "edit", candidate: "g1-c2", text: "x", note: "" }, null],
  [{ kind: "finish" }, null],
])("%j: %s", (intervention, problem) => {
  expect(problemOf(intervention, candidates)).toBe(problem);
});
