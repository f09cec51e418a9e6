import { messageOf } from "../core/errors.ts";
import type { CompletionRequest, LanguageModel } from "../core/interfaces.ts";
import type { Intervention } from "../core/intervention.ts";
import { quoted } from "../core/words-text.ts";
import { answerOf } from "../designer/language-model/answer.ts";
import { contradictionRequest, readContradiction } from "../designer/language-model/contradiction.ts";
import type { RunConfig } from "./config.ts";

/** Says in a sentence what the last of some notes contradicts of those before it; null where nothing. */
export type Contradicts = (notes: readonly string[]) => Promise<string | null>;

type Settings = Pick<RunConfig, "model" | "temperature" | "max-output-tokens">;

const requestOf = (notes: readonly string[], config: Settings): CompletionRequest | null =>
  contradictionRequest(notes, {
    model: config.model ?? "replayed",
    temperature: config.temperature,
    maxTokens: config["max-output-tokens"],
  });

/** What is held against each other: what a person asked for in words, and not what they say of one stretch. */
export const notesIn = (interventions: readonly Intervention[]): string[] =>
  interventions.flatMap((each) => (each.kind === "note" || each.kind === "wish" ? [each.text] : []));

/**
 * Asks the designer's model, one small question a note. What keeps it from answering is said: the note itself is kept
 * and told to the designer all the same.
 */
export const createContradicts =
  (model: LanguageModel, config: Settings): Contradicts =>
  async (notes) => {
    const request = requestOf(notes, config);
    if (request === null) return null;
    const unasked = (why: string): string => `whether it contradicts an earlier note is not known: ${why}`;
    try {
      const { text, note } = answerOf(await model.complete(request));
      const read = readContradiction(text, { earlier: notes.length - 1 });
      if (read === "none") return null;
      if (read === "unclear")
        return unasked(`the model's answer cannot be read (${text === "" ? note : quoted(text)})`);
      return `it contradicts ${quoted(notes[read.of - 1] as string)}: ${read.reason}; the later one holds, unless you say otherwise`;
    } catch (thrown) {
      return unasked(messageOf(thrown));
    }
  };
