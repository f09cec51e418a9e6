/**
 * What a person did between two generations, recorded once and heeded from the next generation on. More kinds join here
 * with their effect; a reader that meets one it does not know names it and leaves it alone.
 */
export type Intervention =
  /** Told to the designer in the person's words. */
  { kind: "note"; text: string };

/** What a person or a page asks of a run that another process carries out. */
export type InboxMessage =
  | { kind: "intervention"; intervention: Intervention }
  /** End the search now, resumable, as an interrupt does. */
  | { kind: "stop" };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Longest note, in characters: several pages of prose. */
export const longestNote = 20_000;

/** The message in a parsed JSON document, or what is wrong with it in a sentence. */
export const readInboxMessage = (document: unknown): InboxMessage | { problem: string } => {
  if (!isObject(document)) return { problem: "it is not a JSON object" };
  if (document["kind"] === "stop") return { kind: "stop" };
  if (document["kind"] !== "intervention")
    return { problem: `its kind ${JSON.stringify(document["kind"])} is neither "intervention" nor "stop"` };
  const { intervention } = document;
  if (!isObject(intervention) || intervention["kind"] !== "note")
    return { problem: "it holds no intervention of a known kind (note)" };
  const { text } = intervention;
  if (typeof text !== "string" || text.trim() === "") return { problem: "its note has no text" };
  if (text.length > longestNote) return { problem: `its note is longer than ${longestNote} characters` };
  return { kind: "intervention", intervention: { kind: "note", text } };
};
