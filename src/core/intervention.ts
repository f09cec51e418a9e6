import { isSteering, longestText, readSteering, steeringKinds, steeringText, type Steering } from "./steering.ts";

/**
 * What a person did between two generations, recorded once and heeded from the next generation on. More kinds join here
 * with their effect; a reader that meets one it does not know names it and leaves it alone.
 */
export type Intervention =
  /** Told to the designer in the person's words. */
  { kind: "note"; text: string } | Steering;

/** What a person or a page asks of a run that another process carries out. */
export type InboxMessage =
  | { kind: "intervention"; intervention: Intervention }
  /** End the search now, resumable, as an interrupt does. */
  | { kind: "stop" };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The message in a parsed JSON document, or what is wrong with it in a sentence. */
export const readInboxMessage = (document: unknown): InboxMessage | { problem: string } => {
  if (!isObject(document)) return { problem: "it is not a JSON object" };
  if (document["kind"] === "stop") return { kind: "stop" };
  if (document["kind"] !== "intervention")
    return { problem: `its kind ${JSON.stringify(document["kind"])} is neither "intervention" nor "stop"` };
  const { intervention } = document;
  const kind = isObject(intervention) ? intervention["kind"] : undefined;
  const steers = steeringKinds.find((known) => known === kind);
  if (isObject(intervention) && steers !== undefined) {
    const read = readSteering({ ...intervention, kind: steers });
    return "problem" in read ? read : { kind: "intervention", intervention: read };
  }
  if (!isObject(intervention) || kind !== "note")
    return { problem: `it holds no intervention of a known kind (note, ${steeringKinds.join(", ")})` };
  const { text } = intervention;
  if (typeof text !== "string" || text.trim() === "") return { problem: "its note has no text" };
  if (text.length > longestText) return { problem: `its note is longer than ${longestText} characters` };
  return { kind: "intervention", intervention: { kind: "note", text } };
};

/** In a sentence. */
export const interventionText = (intervention: Intervention): string =>
  isSteering(intervention) ? steeringText(intervention) : intervention.text.trim();
