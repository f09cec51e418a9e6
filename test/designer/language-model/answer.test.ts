import { expect, test } from "vitest";
import { answerOf, unansweredNote } from "../../../src/designer/language-model/answer.ts";
import { completion } from "./fixtures.ts";

const fence = "```";
const code = `${fence}ts\nexport const weights = {};\n${fence}`;

test.each([
  ["a plain line", `Idea: pay for speed.\n\n${code}`, "pay for speed."],
  ["bold", `**Idea:** pay for speed.\n${code}`, "pay for speed."],
  ["bold all over", `**Idea: pay for speed**\n${code}`, "pay for speed"],
  ["a heading", `# Idea: pay for speed\n${code}`, "pay for speed"],
  ["after other prose", `Sure!\nidea : pay for speed\n${code}`, "pay for speed"],
  ["none", `Here you are.\n${code}`, ""],
  ["only inside the code", `${fence}ts\n// Idea: x\n${fence}`, ""],
])("the idea is read: %s", (_name, text, note) => {
  const answer = answerOf(completion(text));
  expect(answer.note).toBe(note);
  expect(answer.text).toBe(text);
});

test("a model's thoughts are no answer, drafts of code in them included", () => {
  const answer = answerOf(completion(`<think>\n${fence}ts\ndraft\n${fence}\n</think>\n\nIdea: x\n${code}`));
  expect(answer).toEqual({ text: `Idea: x\n${code}`, note: "x" });
});

test.each(["truncated", "refused", "filtered", "empty", "malformed"] as const)(
  "%s gives no text, and a note that says so",
  (kind) => {
    const answer = answerOf(completion(code, { kind, detail: "what happened" }));
    expect(answer.text).toBe("");
    expect(unansweredNote(answer.note)).toBe("what happened");
    expect(unansweredNote(answerOf(completion(code, { kind })).note)).toBe(kind);
  },
);

test("an idea is never taken for the note of a missing answer", () => {
  expect(unansweredNote(answerOf(completion("Idea: pay")).note)).toBeNull();
});
