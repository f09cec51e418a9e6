import type { Completion } from "../../core/interfaces.ts";
import { withoutThoughts } from "../../model/thoughts.ts";
import { oneLine } from "../../core/plain-text.ts";
import { parseJson } from "../../model/parse-json.ts";

/** Marks the note of a proposal whose completion could not be used, so that a repair can say what happened. */
const unanswered = "no answer: ";

/** What `answerOf` noted of an unusable completion; null for any other note. */
export const unansweredNote = (note: string): string | null =>
  note.startsWith(unanswered) ? note.slice(unanswered.length) : null;

/** A line that begins with the word, whatever marks stand around it. */
const ideaLine = /^[\s>*_#-]{0,40}idea[\s*_]{0,20}:(.*)$/i;
const marks = /^[\s*_]+|[\s*_]+$/g;

/** Characters of a line that are read for an idea of at most 200. */
const readable = 400;

/** What stands behind "Idea:", on its line or on the next one with words. */
const ideaIn = (prose: string): string => {
  const lines = prose.split("\n").map((line) => line.slice(0, readable));
  const first = lines.findIndex((line) => ideaLine.test(line));
  if (first === -1) return "";
  const said = [ideaLine.exec(lines[first] as string)?.[1] ?? "", ...lines.slice(first + 1)];
  return said.map((line) => line.replaceAll(marks, "")).find((line) => line !== "") ?? "";
};

/**
 * The text that the critic reads and the one-line idea for the lineage. A completion that was cut, refused or filtered
 * gives no text at all: code must never be taken out of half an answer.
 */
export const answerOf = (completion: Completion): { text: string; note: string } => {
  if (completion.kind !== "text") {
    return { text: "", note: `${unanswered}${completion.detail ?? completion.kind}` };
  }
  const text = withoutThoughts(completion.text);
  return { text, note: oneLine(ideaIn(text.split("```", 1)[0] ?? ""), { limit: 200 }) };
};

/** The value of an answer that is JSON, by itself or in its only fenced block; undefined where it is none. */
export const onlyJsonIn = (text: string): unknown => {
  const blocks = [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, inner = ""]) => inner);
  if (blocks.length > 1) return undefined;
  const parsed = parseJson(blocks[0] ?? text);
  return parsed.kind === "json" ? parsed.value : undefined;
};
