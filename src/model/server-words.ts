import { fieldsOf } from "./parse-json.ts";
import type { Fields } from "./parse-json.ts";

/** What a server says of a failure, wherever it puts it. */
export type ServerWords = {
  message: string;
  /** Its codes, types and names for the kind of failure, in lower case, a blank between them. */
  codes: string;
  /** The settings that it names. */
  params: string;
  /** The HTTP status that it names itself, inside a body of any status; null where it names none. */
  status: number | null;
  /** How long it asks to wait, in milliseconds; null where it does not say. */
  retryAfter: number | null;
};

/** Characters of a message that are read at all. */
const readable = 4000;
const deepest = 6;
const mostItems = 8;
const mostLayers = 64;

const textOf = (value: unknown): string =>
  typeof value === "string" ? value.slice(0, readable) : typeof value === "number" ? String(value) : "";

/** An error is an object, a text, or a list of either (Gemini, Cloudflare); under any of these names. */
const messageNames = ["message", "msg", "detail", "error", "errors", "error_message", "error_description", "title"];

/** FastAPI: `{ "detail": [{ "loc": ["body", "temperature"], "msg": … }] }`. */
const placeOf = (fields: Fields): string =>
  Array.isArray(fields["loc"]) ? fields["loc"].slice(0, mostItems).map(textOf).join(".") : "";

const messageIn = (value: unknown, depth = 0): string => {
  if (depth > deepest) return "";
  if (Array.isArray(value)) {
    return value
      .slice(0, mostItems)
      .map((item) => messageIn(item, depth + 1))
      .filter((text) => text !== "")
      .join("; ");
  }
  if (value === null || typeof value !== "object") return textOf(value);
  const fields = fieldsOf(value);
  const place = placeOf(fields);
  const said = messageNames.map((name) => messageIn(fields[name], depth + 1)).find((text) => text !== "") ?? "";
  // OpenRouter: "Provider returned error", and the provider's own words beside it.
  const raw = textOf(fieldsOf(fields["metadata"])["raw"]);
  return [place, said, raw].filter((text) => text !== "").join(": ");
};

const inner = ["error", "errors", "detail", "details", "message", "innererror", "violations", "metadata"];

/** Objects that may carry codes, the outermost first: the body, the error in it, and what that is made of. */
const layersOf = (body: unknown): Fields[] => {
  const layers: Fields[] = [];
  const waiting: unknown[] = [body];
  for (let at = 0; at < waiting.length && layers.length < mostLayers; at++) {
    const value = waiting[at];
    if (Array.isArray(value)) waiting.push(...value.slice(0, mostItems));
    else if (value !== null && typeof value === "object") {
      const fields = fieldsOf(value);
      layers.push(fields);
      waiting.push(...inner.map((name) => fields[name]).filter((each) => each !== null && typeof each === "object"));
    }
  }
  return layers;
};

const codeNames = ["code", "type", "status", "reason", "error_type", "quotaId", "quotaMetric"];
const statusNames = ["status", "code", "status_code", "statusCode", "http_code"];

const isStatus = (value: number): boolean => value >= 300 && value <= 599;

const statusOf = (layer: Fields): number | undefined =>
  statusNames
    .map((name) => layer[name])
    .map((value) => (typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value))
    .find((value): value is number => typeof value === "number" && isStatus(value));

/** "34s" (Gemini's `retryDelay`), "7m12.5s", "1h2m3s", "250ms" in milliseconds. */
const durationOf = (text: string): number | null => {
  const match = /^(?:(\d{1,4})h)?(?:(\d{1,5})m(?!s))?(?:(\d{1,7}(?:\.\d{1,9})?)(ms|s))?/.exec(text);
  if (match === null || match[0] === "") return null;
  const [, hours = "0", minutes = "0", rest = "0", unit = "s"] = match;
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(rest) * (unit === "ms" ? 1 : 1000);
};

const waitOf = (layers: readonly Fields[], message: string): number | null => {
  const told = layers.map((layer) => layer["retryDelay"]).find((value) => typeof value === "string");
  const spoken = /\b(?:try again|retry) in (?=\d)/i.exec(message);
  const text = typeof told === "string" ? told : spoken && message.slice(spoken.index + spoken[0].length);
  return text === null ? null : durationOf(text.slice(0, 40));
};

/** Reads the error out of a body of any of the forms that servers use. `text` is what was sent where it was no JSON. */
export const readServerWords = (body: unknown, text: string): ServerWords => {
  const layers = layersOf(body);
  const message = (messageIn(body) || text).slice(0, readable);
  const codes = layers
    .flatMap((layer) => codeNames.map((name) => textOf(layer[name])))
    .filter((code) => code !== "")
    .join(" ")
    .slice(0, readable)
    .toLowerCase();
  const params = layers
    .flatMap((layer) => [textOf(layer["param"]), placeOf(layer)])
    .filter((name) => name !== "")
    .join(" ");
  const status = layers.map(statusOf).find((value) => value !== undefined) ?? null;
  return { message, codes, params, status, retryAfter: waitOf(layers, message) };
};
