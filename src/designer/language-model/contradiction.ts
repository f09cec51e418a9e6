import { longestWords } from "../../core/brief.ts";
import type { CompletionRequest } from "../../core/interfaces.ts";
import { oneLine } from "../../core/plain-text.ts";
import { parseJson, fieldsOf } from "../../model/parse-json.ts";
import { delimit } from "./delimit.ts";
import { fillTemplate, promptsFolder, readTemplate } from "./templates.ts";

/** Which earlier note, from 1, a new one contradicts. */
export type Contradiction = { of: number; reason: string };

/** Characters of one earlier note. */
const longestNote = 400;

/** Whether the last of these notes contradicts one before it; null where none is before it. */
export const contradictionRequest = (
  notes: readonly string[],
  settings: Pick<CompletionRequest, "model" | "temperature" | "maxTokens">,
): CompletionRequest | null => {
  const [note = "", ...others] = notes.toReversed();
  if (others.length === 0) return null;
  // The latest of them, where they are too many.
  const lines = others.map((text, place) => `${others.length - place}. ${oneLine(text, { limit: longestNote })}`);
  const most = Math.floor(longestWords / longestNote);
  const template = readTemplate(promptsFolder(), { name: "contradiction", slots: ["earlier", "note"] });
  const content = fillTemplate(template, {
    earlier: delimit(lines.slice(0, most).toReversed().join("\n"), { tag: "earlier", limit: 2 * longestWords }),
    note: delimit(note, { tag: "note", limit: longestWords }),
  });
  const label = { role: "contradiction", generation: 0, sample: others.length, repair: 0 };
  return { ...settings, messages: [{ role: "user", content }], label };
};

/** The answer as data; "unclear" where it is not what was asked for. */
export const readContradiction = (
  text: string,
  { earlier }: { earlier: number },
): Contradiction | "none" | "unclear" => {
  const blocks = [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, inner = ""]) => inner);
  const parsed = blocks.length > 1 ? null : parseJson(blocks[0] ?? text);
  const { contradicts, reason } = fieldsOf(parsed?.kind === "json" ? parsed.value : null);
  if (contradicts === null) return "none";
  if (typeof contradicts !== "number" || !Number.isInteger(contradicts) || typeof reason !== "string") return "unclear";
  if (contradicts < 1 || contradicts > earlier) return "unclear";
  return { of: contradicts, reason: oneLine(reason) };
};
