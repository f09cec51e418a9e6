import { describe, expect, test } from "vitest";
import { readVote } from "../../src/critic/critique/votes.ts";
import { extractProgram } from "../../src/critic/extract/extract.ts";
import { findHidden } from "../../src/critic/extract/hidden.ts";
import { answerOf } from "../../src/designer/language-model/answer.ts";
import { readingsOf } from "../../src/core/readings.ts";
import { readerText } from "../../src/core/words-text.ts";
import { oneLine } from "../../src/core/plain-text.ts";
import { delimit } from "../../src/designer/language-model/delimit.ts";
import { readTaskChoice } from "../../src/designer/language-model/task-choice.ts";
import { createWorld } from "../../src/designer/symbolic/columns.ts";
import { readGenome } from "../../src/designer/symbolic/read.ts";
import { codeBlock } from "../../src/report/code.ts";
import { formatSource } from "../../src/reward/print.ts";
import { nearestName } from "../../src/reward/names.ts";
import { parseReward } from "../../src/reward/program.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { adversarialPrograms } from "./adversarial-programs.ts";
import { adversarialTexts } from "./adversarial-texts.ts";
import { tooSteep } from "./growth.ts";
import { expectLinearReview } from "./linear-review.ts";

// Whatever a model sends, and however long: twice the text takes at most about twice the work. Ratios of CPU time within
// one run; what a limit bounds, however much it is given, stays below what can be measured and passes.

const { environment } = await findEnvironment("cartpole");
const world = createWorld(environment.spec);
const fields = ["position", "velocity", "angle", "rate"];

describe("everything that reads foreign text", () => {
  const readers: Record<string, (text: string) => unknown> = {
    "extract: the program in an answer": extractProgram,
    "extract: hidden characters": findHidden,
    "reward: the nearest name": (text) => nearestName(text, fields),
    "critique: a vote": readVote,
    "designer: an answer": (text) =>
      answerOf({ kind: "text", text, inputTokens: 0, outputTokens: 0, usd: 0, cached: false }),
    "designer: which task": (text) => readTaskChoice(text, { tasks: ["balance", "shift"] }),
    "designer: text between marks": (text) => delimit(text, { tag: "task", limit: 1000 }),
    "designer: one line": (text) => oneLine(text),
    "core: numbers in a person's words, read and printed": (text) =>
      readerText({ given: text, read: false, readings: readingsOf(text, environment.spec) }),
  };
  test.each(Object.entries(readers))("%s", async (_name, reader) => {
    expect(await tooSteep(reader, adversarialTexts, { from: 4096, to: 65_536 })).toEqual([]);
  });

  // The parser takes as much for any text, so not all of them are needed.
  const some = adversarialTexts.filter(({ name }, index) => index % 8 === 0 || /export|async|@a/.test(name));
  test.each(Object.entries({ "reward: a program's parts": parseReward, "report: coloured code": codeBlock }))(
    "%s",
    async (_name, reader) => {
      expect(await tooSteep(reader, some, { from: 4096, to: 16_384 })).toEqual([]);
    },
  );

  test("designer: marks in each other", async () => {
    const nested = {
      name: "marks in each other",
      text: (size: number) => "<task".repeat(size / 6) + ">".repeat(size / 6),
    };
    expect(await tooSteep((text) => delimit(text, { tag: "task", limit: 1000 }), [nested])).toEqual([]);
  });

  // Of what is accepted these see no more than the critic lets through.
  test("the symbolic designer and the printer, on programs", async () => {
    const read = (text: string) => {
      if (parseReward(text).kind !== "program") return;
      readGenome(text, world);
      formatSource(text);
    };
    expect(
      await tooSteep(
        read,
        adversarialPrograms.filter((_, index) => index % 4 === 1),
        { from: 2048, to: 16_384, floor: 20 },
      ),
    ).toEqual([]);
  });
});

// The others, and larger texts, are a slow test.
test.each(adversarialPrograms.filter((_, index) => index % 8 === 0))("a whole review of a program: $name", (family) =>
  expectLinearReview([family], { from: 4096, to: 32_768, floor: 30, enough: 200 }),
);

test("a whole review of text that is no program", () =>
  expectLinearReview(
    adversarialTexts.filter((_, index) => index % 8 === 0),
    { from: 8192, to: 65_536 },
  ));
