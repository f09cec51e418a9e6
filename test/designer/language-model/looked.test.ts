import { expect, test } from "vitest";
import { causeWords } from "../../../src/core/cause-text.ts";
import type { Lesson } from "../../../src/core/brief.ts";
import { causes } from "../../../src/core/finding.ts";
import { storeNumbers } from "../../../src/core/stored-numbers.ts";
import { proposalMessages } from "../../../src/designer/language-model/prompt.ts";
import { toldBrief } from "../../../src/designer/told.ts";
import { briefOf, context, episode, trainedLesson } from "./fixtures.ts";

/** A candidate with two whole episodes and a cause that happened in one of them. */
const lookedInto = (): Lesson => {
  const lesson = trainedLesson("g1-c1");
  const { candidate, diagnosis } = lesson;
  if (candidate.outcome.kind !== "trained" || diagnosis === null) throw new Error("not trained");
  const [result] = candidate.outcome.results as [(typeof candidate.outcome.results)[number]];
  const figures = { first: 0, last: 0, mean: 0, min: 0, max: 0 };
  const episodes = [episode({ features: { "room.temperature": figures, "room.outside": figures } })];
  const width = 2;
  const whole = (index: number, fitness: number) => ({
    index,
    fitness,
    success: false,
    length: 8,
    ending: "terminated" as const,
    states: storeNumbers(Float64Array.from({ length: 9 * width }, (_, place) => place)),
    actions: storeNumbers(new Float64Array(8)),
  });
  const results = [{ ...result, episodes, stored: [whole(0, 1), whole(1, 0)] }];
  const cause = {
    severity: "cause" as const,
    kind: "fell" as const,
    confidence: "counted" as const,
    likelihood: 0.7,
    figures: {},
    moments: [{ seed: result.seed, episode: 1, from: 6, to: 8 }],
  };
  return {
    candidate: { ...candidate, outcome: { ...candidate.outcome, results } },
    diagnosis: { ...diagnosis, findings: [cause, ...diagnosis.findings] },
    looked: true,
  };
};

const asked = (lesson: Lesson, told?: "metrics"): string => {
  const brief = briefOf({ generation: 2, parents: [lesson], archive: [lesson] });
  return proposalMessages(told ? toldBrief(brief, told) : brief, context).at(-1)?.content ?? "";
};

test("of a parent that was looked into the model has its best and worst episode, the kinds of failure, and that causes are weak evidence", () => {
  const prompt = asked(lookedInto());
  expect(prompt).toMatch(/its best episode: fitness 1,.*\nstep +0 /);
  expect(prompt).toMatch(/its worst episode: fitness 0,[^]*\* what decided, as far as it was seen: steps 6 to 8: fell/);
  expect(prompt).toMatch(/Findings:\n\(causes, weak evidence: .*\d+ %.*\n- Cause fell/);
  for (const kind of causes) expect(prompt).toContain(`- ${kind}: ${causeWords[kind].meaning}`);
  expect(prompt).not.toMatch(/NaN|undefined|\n\n\n/);
});

test("nobody else's prompt changes: not looked into, or told metrics alone, it has none of it", () => {
  const { looked: _, ...plain } = lookedInto();
  expect(asked(plain)).not.toMatch(/its best episode|Kinds of failure/);
  const metrics = asked({ ...lookedInto(), looked: true }, "metrics");
  expect(metrics).not.toMatch(/its best episode|Kinds of failure|weak evidence|Cause fell|verdict/);
  expect(metrics).toContain("Task score");
});
