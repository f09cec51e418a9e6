import type { Completion } from "../../core/interfaces.ts";
import { oneLine } from "./delimit.ts";

/** Marks the note of a proposal whose completion could not be used, so that a repair can say what happened. */
const unanswered = "no answer: ";

/** What `answerOf` noted of an unusable completion; null for any other note. */
export const unansweredNote = (note: string): string | null =>
  note.startsWith(unanswered) ? note.slice(unanswered.length) : null;

/** Some servers put the model's thoughts into the answer, drafts of code included. */
const thoughts = /^\s*<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/i;

const idea = /^[\s>*_#-]*idea[\s*_]*:[\s*_]*(.+)$/im;

/**
 * The text that the critic reads and the one-line idea for the lineage. A completion that was cut, refused or filtered
 * gives no text at all: code must never be taken out of half an answer.
 */
export const answerOf = (completion: Completion): { text: string; note: string } => {
  if (completion.kind !== "text") {
    return { text: "", note: `${unanswered}${completion.detail ?? completion.kind}` };
  }
  const text = completion.text.replace(thoughts, "").trim();
  const prose = text.split("```", 1)[0] ?? "";
  return { text, note: oneLine(idea.exec(prose)?.[1]?.replaceAll(/[*_]+$/g, "") ?? "", { limit: 200 }) };
};
