import { assembleStream, isEventStream } from "./event-stream.ts";
import type { Exchange } from "./exchange.ts";
import { statusOfWords } from "./failure-words.ts";
import { fieldsOf, parseJson } from "./parse-json.ts";
import type { ParsedJson } from "./parse-json.ts";
import { readServerWords } from "./server-words.ts";
import type { ServerWords } from "./server-words.ts";

/** What an exchange is, before anybody asks what to do about it. */
export type Reply =
  | { kind: "completion"; body: unknown }
  /** `status` is the one that counts: of the exchange, or of an error inside a 200. */
  | { kind: "refusal"; status: number; words: ServerWords }
  /** JSON that ends too early. */
  | { kind: "broken" }
  | { kind: "empty" }
  /** No server of chat completions says such things: most likely another address. */
  | { kind: "foreign"; detail: string };

/** Bodies of errors above this are read as text: nobody writes so many words. */
const longestError = 65_536;

/** Unknown failures inside a 200 count as the server's: they are asked again, within bounds. */
const unknownFailure = 500;

const parse = (type: string, text: string): ParsedJson => {
  if (!isEventStream(type, text)) return parseJson(text);
  const value = assembleStream(text);
  return value === undefined ? { kind: "broken" } : { kind: "json", value };
};

const isSaid = ({ message, status }: ServerWords): boolean => message !== "" || status !== null;

/** The error in a body that came with a success: beside the choices, in one of them, or in their place. */
const errorIn = (value: unknown): ServerWords | null => {
  const body = fieldsOf(Array.isArray(value) ? value[0] : value);
  const choices = Array.isArray(body["choices"]) ? body["choices"] : [];
  const inside = [body["error"], ...choices.slice(0, 1).map((choice) => fieldsOf(choice)["error"])];
  for (const error of inside) {
    if (error === undefined || error === null || error === false) continue;
    const words = readServerWords({ error }, "");
    if (isSaid(words)) return words;
  }
  if (body["choices"] !== undefined) return null;
  const words = readServerWords(body, "");
  return isSaid(words) ? words : null;
};

/** Reads what a server sent by what it is, not by what its headers call it. */
export const readReply = ({ status, headers, text }: Exchange): Reply => {
  const type = headers["content-type"] ?? "";
  if (status < 200 || status > 299) {
    const parsed = text.length > longestError ? null : parse(type, text);
    const body = parsed?.kind === "json" ? parsed.value : undefined;
    return { kind: "refusal", status, words: readServerWords(body, text) };
  }
  if (text.trim() === "") return { kind: "empty" };
  const parsed = parse(type, text);
  if (parsed.kind === "too-deep")
    return { kind: "foreign", detail: "the server sent JSON nested too deep to be an answer" };
  if (parsed.kind !== "json") {
    if (/^\s{0,100}[[{]/.test(text) || isEventStream(type, text)) return { kind: "broken" };
    const what = /^\s{0,100}</.test(text) ? "a web page" : "text";
    return { kind: "foreign", detail: `the server sent ${what} instead of JSON` };
  }
  if (parsed.value === null) return { kind: "empty" };
  const words = errorIn(parsed.value);
  if (words !== null) {
    return { kind: "refusal", status: words.status ?? statusOfWords(words) ?? unknownFailure, words };
  }
  return Array.isArray(fieldsOf(parsed.value)["choices"])
    ? { kind: "completion", body: parsed.value }
    : { kind: "foreign", detail: "the server's JSON has no 'choices': it is no chat completion" };
};
