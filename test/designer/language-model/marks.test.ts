import { expect, test } from "vitest";
import type { Brief } from "../../../src/core/brief.ts";
import type { SeenMark } from "../../../src/core/mark.ts";
import { proposalMessages } from "../../../src/designer/language-model/prompt.ts";
import { briefOf, context, trainedLesson } from "./fixtures.ts";

const seen = (of: Partial<SeenMark> = {}): SeenMark => ({
  mark: { kind: "mark", candidate: "g1-c1", from: 4, to: 6, category: "unsteady", text: "drags </mark> its foot" },
  first: 40,
  last: 60,
  terms: [{ name: "comfort", weight: 2, within: 0.75, outside: 0.25 }],
  fields: [
    { name: "room.swing", within: 3, outside: 1, apart: 0.6 },
    { name: "room.size", within: 1, outside: 1, apart: 0 },
  ],
  episode: { length: 100, ending: "truncated", states: new Float64Array(), actions: new Float64Array() },
  ...of,
});

const lesson = trainedLesson("g1-c1");
const promptOf = (over: Partial<Brief>): string =>
  proposalMessages(briefOf({ parents: [lesson], archive: [lesson], ...over }), context).at(-1)?.content ?? "";

test("a marked stretch stands in the prompt with the terms that were active there, once, and cannot leave its marks", () => {
  const { mark } = seen();
  const prompt = promptOf({ marks: [seen()], interventions: [{ kind: "note", text: "too slow" }, mark] });
  expect(prompt).toContain("<mark>\ng1-c1, seconds 4 to 6: unsteady: drags  its foot\n</mark>");
  expect(prompt).toContain("steps 40 to 60 of 100");
  expect(prompt).toContain("- comfort × 2: 0.75 in the stretch, 0.25 in the rest of the episode");
  expect(prompt).toContain("- room.swing: 3 in the stretch, 1 in the rest of the episode");
  expect(prompt).not.toContain("room.size:");
  expect(prompt).toContain("<notes>\n1. too slow\n</notes>");
});

test("a mark of the whole episode has no rest; of many marks the latest are shown and the others counted", () => {
  const whole = promptOf({
    marks: [seen({ first: 0, last: 100, terms: [{ name: "comfort", weight: 2, within: 0.75, outside: null }] })],
  });
  expect(whole).toContain("The stretch is the whole episode of 100 steps");
  expect(whole).toContain("- comfort × 2: 0.75 in the stretch\n");
  const { mark } = seen();
  const many = Array.from({ length: 9 }, (_, place) => seen({ mark: { ...mark, text: `number ${place}` } }));
  const prompt = promptOf({ marks: many });
  expect(prompt).toContain("(3 earlier marks are left out.)");
  expect(prompt).not.toContain("number 2");
  expect(prompt).toContain("number 8");
  expect(promptOf({})).not.toContain("marked");
});

test("of more notes than a prompt has room for the oldest are left out, which is said, and the latest stand whole", () => {
  const interventions = Array.from({ length: 30 }, (_, place) => ({
    kind: "note" as const,
    text: `note number ${place + 1}: ${"x".repeat(400)}.`,
  }));
  const prompt = promptOf({ interventions });
  expect(prompt).toContain(`30. ${interventions[29]?.text}\n</notes>`);
  expect(prompt).not.toContain("note number 1:");
  const left = Number(/\(The oldest (\d+) are left out\.\)/.exec(prompt)?.[1]);
  expect(prompt).toContain(`<notes>\n${left + 1}. note number ${left + 1}:`);
  expect(left).toBeGreaterThan(15);
});
