import type { Completion, CompletionRequest } from "../core/interfaces.ts";
import { costOf } from "./prices.ts";
import type { Price } from "./prices.ts";
import { excerpt } from "./redact.ts";
import { estimatePromptTokens, estimateTokens } from "./tokens.ts";

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Fields) : {};

const textOf = (value: unknown): string => {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return "";
  return value
    .map((part) => (typeof fieldsOf(part)["text"] === "string" ? (fieldsOf(part)["text"] as string) : ""))
    .join("");
};

const tokens = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;

/** Which of the odd "successes" a body is (the client resolves all of them), with the answer's text where there is one. */
const classify = (body: unknown, maxTokens: number): Pick<Completion, "kind" | "text" | "detail"> => {
  const odd = (kind: Completion["kind"], detail: string, text = "") => ({ kind, text, detail });
  if (body === undefined || body === null || body === "") return odd("empty", "the server sent an empty body");
  if (typeof body === "string") {
    return /^\s*</.test(body)
      ? odd("malformed", "the server sent a web page instead of JSON: is the base URL right (most end in /v1)?")
      : odd("malformed", "the server sent text that is not declared as JSON: is the base URL right (most end in /v1)?");
  }
  const choices = fieldsOf(body)["choices"];
  if (!Array.isArray(choices)) return odd("malformed", "the server's JSON has no 'choices': it is no chat completion");
  if (choices.length === 0) return odd("empty", "the server sent an empty list of choices");
  const choice = fieldsOf(choices[0]);
  const message = fieldsOf(choice["message"]);
  const text = textOf(message["content"]);
  const reason = choice["finish_reason"];
  if (typeof message["refusal"] === "string" && message["refusal"] !== "") {
    return odd("refused", `the model refused: ${excerpt(message["refusal"])}`);
  }
  if (reason === "content_filter") return odd("filtered", "the provider's content filter cut the answer", text);
  if (reason === "length") return odd("truncated", `the answer hit the limit of ${maxTokens} tokens`, text);
  if (text.trim() === "") return odd("empty", "the model's answer is empty");
  return { kind: "text", text };
};

/**
 * A response body, whatever it is, as a completion. Cut answers keep their text for the record; nobody may take code
 * out of it. Tokens that the server does not report are estimated.
 */
export const readCompletion = (
  body: unknown,
  { request, price }: { request: CompletionRequest; price: Price | null },
): Completion => {
  const answer = classify(body, request.maxTokens);
  const usage = fieldsOf(fieldsOf(body)["usage"]);
  const asked = answer.kind === "malformed" ? 0 : estimatePromptTokens(request.messages);
  const inputTokens = tokens(usage["prompt_tokens"]) ?? asked;
  const outputTokens = tokens(usage["completion_tokens"]) ?? estimateTokens(answer.text);
  const cachedInputTokens = tokens(fieldsOf(usage["prompt_tokens_details"])["cached_tokens"]);
  const usd = costOf(price, { inputTokens, outputTokens, cachedInputTokens });
  return { ...answer, inputTokens, outputTokens, usd, cached: false };
};
