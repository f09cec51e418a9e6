import * as fc from "fast-check";
import { expect, test } from "vitest";
import { withoutThoughts } from "../../src/model/thoughts.ts";

const fence = "```";
/** Drafts in thoughts are left open, wrong, and repeated. */
const draft = `Let me see. ${fence}ts\nexport const weights = { draft: 1 };\nno, wait…`;
const answer = `Idea: x\n${fence}ts\nexport const weights = { a: 1 };\n${fence}`;

test.each([
  ["one block", `<think>\n${draft}\n</think>\n\n${answer}`],
  ["thinking", `<thinking>${draft}</thinking>${answer}`],
  ["no opening mark (DeepSeek-R1, Qwen)", `${draft}\n</think>\n${answer}`],
  ["a word before it", `Sure! <think>${draft}</think>${answer}`],
  ["an attribute", `<think budget="512" mode=deep>${draft}</think>${answer}`],
  ["capitals and blanks", `<THINK>${draft}</Think  >${answer}`],
  ["a second block", `<think>${draft}</think>\nHm.\n<think>${draft}</think>\n${answer}`],
  ["a mark in a mark", `<think>a <think>b</think> ${draft}</think>${answer}`],
  ["reasoning", `<reasoning>${draft}</reasoning>\n${answer}`],
  ["thought (EXAONE)", `<thought>${draft}</thought>\n${answer}`],
  ["a prefix (Seed)", `<seed:think>${draft}</seed:think>${answer}`],
  ["brackets (Magistral)", `[THINK]${draft}[/THINK]${answer}`],
  ["triangles (Kimi)", `◁think▷${draft}◁/think▷${answer}`],
  ["special tokens (Command R)", `<|START_THINKING|>${draft}<|END_THINKING|>${answer}<|end_of_text|>`],
  ["special tokens (Sky-T1)", `<|begin_of_thought|>${draft}<|end_of_thought|>${answer}`],
  ["a channel (Gemma)", `<|channel>thought\n${draft}<channel|>${answer}`],
  [
    "channels (gpt-oss)",
    `<|channel|>analysis<|message|>${draft}<|end|><|start|>assistant<|channel|>final<|message|>${answer}<|return|>`,
  ],
  [
    "channels with a constraint",
    `<|channel|>analysis<|message|>${draft}<|end|><|start|>assistant<|channel|>final <|constrain|>text<|message|>${answer}`,
  ],
  [
    "channels, commentary between",
    `<|channel|>analysis<|message|>${draft}<|end|><|start|>assistant<|channel|>commentary<|message|>So:<|end|><|start|>assistant<|channel|>final<|message|>${answer}<|end|>`,
  ],
  ["channels without their marks", `analysis${draft}assistantfinal${answer}`],
  ["channels without their marks, twice", `analysis${draft}assistantanalysis${draft}assistantfinal${answer}`],
  ["none", answer],
  ["none, and a stray mark of the end", `${answer}<|im_end|>\n`],
])("what a model thought is no answer: %s", (_name, text) => {
  expect(withoutThoughts(text)).toBe(answer);
});

test("nothing before the last mark that ends thoughts comes through, and everything after it does", () => {
  const mark = fc.constantFrom("</think>", "</reasoning>", "[/THINK]", "</seed:think>", "◁/think▷");
  const plain = fc
    .string()
    .filter((text) => !/[<[◁]/.test(text) && text.trim() === text && !text.startsWith("analysis"));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), mark), { minLength: 1, maxLength: 4 }), plain, (blocks, end) => {
      expect(withoutThoughts(`${blocks.flat().join("")}${end}`)).toBe(end);
    }),
  );
});

test("words about thinking are no marks", () => {
  const text = "I think (thinking aloud) that analysis of <think> helps: a < /think > b";
  expect(withoutThoughts(text)).toBe(text);
});
