import { answerText } from "./answer-text.ts";
import { fieldsOf, parseJson } from "./parse-json.ts";
import type { Fields } from "./parse-json.ts";

/** An answer in server-sent events, declared or not. */
export const isEventStream = (type: string, text: string): boolean =>
  /^\s*text\/event-stream/i.test(type) || /^\s{0,100}(?:data|event|id|retry)?:/.test(text);

/** The `data` of each event, in order (WHATWG HTML §9.2.6: several lines of one event are joined). */
function* dataOf(text: string): Generator<string> {
  const lines = text.replaceAll(/\r\n?/g, "\n");
  let data: string | null = null;
  for (let at = 0; at <= lines.length;) {
    const found = lines.indexOf("\n", at);
    const end = found === -1 ? lines.length : found;
    if (lines.startsWith("data:", at)) {
      const line = lines.slice(at + 5, end).trimStart();
      data = data === null ? line : `${data}\n${line}`;
    }
    // an empty line, or the end of the text
    if (data !== null && (end === at || found === -1)) {
      yield data;
      data = null;
    }
    at = end + 1;
  }
}

/**
 * A streamed answer as the one body that it would have been. The end is `stop` without a word of the model's only where the
 * stream says that it is done: one that just ceases has no end, and nobody takes code from it. Anything that is no chunk of
 * a completion stands for itself, an error above all.
 */
export const assembleStream = (text: string): unknown => {
  let content = "";
  let refusal = "";
  let reason: unknown = null;
  let usage: unknown;
  let chunks = 0;
  let done = false;
  for (const data of dataOf(text)) {
    if (data === "[DONE]") {
      done = true;
      break;
    }
    const parsed = parseJson(data);
    if (parsed.kind !== "json") continue; // the last, cut in its middle
    const chunk: Fields = fieldsOf(parsed.value);
    if (chunk["error"] !== undefined && chunk["error"] !== null) return chunk;
    if (!Array.isArray(chunk["choices"])) {
      if (chunks === 0 && Object.keys(chunk).length > 0) return chunk;
      continue;
    }
    chunks++;
    usage = chunk["usage"] ?? usage;
    const choice = fieldsOf((chunk["choices"] as unknown[])[0]);
    if (choice["error"] !== undefined && choice["error"] !== null) return chunk;
    if (choice["message"] !== undefined && choice["delta"] === undefined) return chunk;
    const delta = fieldsOf(choice["delta"]);
    content += answerText(delta["content"]);
    if (typeof delta["refusal"] === "string") refusal += delta["refusal"];
    reason = choice["finish_reason"] ?? reason;
  }
  if (chunks === 0) return undefined;
  const finish = reason ?? (done ? "stop" : null);
  return { choices: [{ message: { content, refusal }, finish_reason: finish }], usage: usage ?? undefined };
};
