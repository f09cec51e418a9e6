import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readInboxMessage, type Intervention } from "../../src/core/intervention.ts";
import { isForDesigner, markCategories, steeringText, type Steering } from "../../src/core/steering.ts";

const id = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }))
  .map(([generation, index]) => `g${generation}-c${index}`);
const two = fc.uniqueArray(id, { minLength: 2, maxLength: 2 });
const text = fc.string({ minLength: 1, maxLength: 50 }).filter((each) => each.trim() !== "");
const steering: fc.Arbitrary<Steering> = fc.oneof(
  fc
    .tuple(
      id,
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(...markCategories),
      text,
    )
    .map(([candidate, from, long, category, words]) => ({
      kind: "mark" as const,
      candidate,
      from,
      to: from + long,
      category,
      text: words,
    })),
  fc
    .uniqueArray(id, { minLength: 2, maxLength: 5 })
    .map(([first = "", ...rest]) => ({ kind: "ranking" as const, order: [[first], rest] })),
  two.map(([best = "", worst = ""]) => ({ kind: "picked" as const, best, worst })),
  fc
    .tuple(fc.constantFrom("pin", "reject", "branch", "accept"), id)
    .map(([kind, candidate]) => ({ kind, candidate }) as Steering),
  fc
    .tuple(id, text, text)
    .map(([candidate, program, note]) => ({ kind: "edit" as const, candidate, text: program, note })),
  fc.integer({ min: 1, max: 1000 }).map((generations) => ({ kind: "budget" as const, generations })),
  fc.constantFrom({ kind: "finish" as const }, { kind: "continue" as const }),
);

test("every intervention is read back from its JSON as it was, and has a text", () => {
  fc.assert(
    fc.property(steering, (intervention) => {
      const message = { kind: "intervention", intervention };
      expect(readInboxMessage(JSON.parse(JSON.stringify(message)))).toEqual(message);
      expect(steeringText(intervention).length).toBeGreaterThan(3);
      if ("candidate" in intervention) expect(steeringText(intervention)).toContain(intervention.candidate);
    }),
  );
});

test("what a person makes of the search is not told to a designer, what they say of candidates is", () => {
  const told = (kind: Steering["kind"]) => isForDesigner({ kind } as Steering);
  expect((["mark", "ranking", "picked", "pin", "reject", "edit", "branch"] as const).map(told)).not.toContain(false);
  expect((["budget", "accept", "finish", "continue"] as const).map(told)).not.toContain(true);
});

test.each<[Record<string, unknown>, string]>([
  [{ kind: "mark", candidate: "g1-c1", from: 4, to: 4, category: "good", text: "x" }, "`to` must lie after"],
  [{ kind: "mark", candidate: "g1-c1", from: -1, to: 4, category: "good", text: "x" }, "`to` must lie after"],
  [{ kind: "mark", candidate: "g1-c1", from: 1, to: 4, category: "bad", text: "x" }, "no category of good"],
  [{ kind: "mark", candidate: "the best", from: 1, to: 4, category: "good", text: "x" }, "no candidate"],
  [{ kind: "ranking", order: [["g1-c1"]] }, "at least two"],
  [{ kind: "ranking", order: [["g1-c1"], ["g1-c1"]] }, "each named once"],
  [{ kind: "ranking", order: "g1-c1 > g1-c2" }, "at least two"],
  [{ kind: "picked", best: "g1-c1", worst: "g1-c1" }, "two candidates"],
  [{ kind: "edit", candidate: "g1-c1", text: "", note: "" }, "no candidate, program"],
  [{ kind: "edit", candidate: "../x", text: "x", note: "" }, "no candidate, program"],
  [{ kind: "budget", generations: 0.5 }, "from 1 to 1000"],
  [{ kind: "budget", generations: "2" }, "from 1 to 1000"],
  [{ kind: "toString" }, "no intervention of a known kind"],
  [{ kind: "pin" }, "no candidate"],
])("%j is refused with what it lacks", (intervention, problem) => {
  expect(readInboxMessage({ kind: "intervention", intervention: intervention as Intervention })).toEqual({
    problem: expect.stringContaining(problem),
  });
});
