import type { Completion, CompletionRequest } from "../core/interfaces.ts";
import { answerText } from "./answer-text.ts";
import { endingOf, endingWord } from "./endings.ts";
import { fieldsOf } from "./parse-json.ts";
import type { Fields } from "./parse-json.ts";
import { costOf } from "./prices.ts";
import type { Price } from "./prices.ts";
import { excerpt } from "./redact.ts";
import { estimatePromptTokens, estimateTokens } from "./tokens.ts";

/** A completion, and whether the same request may bring a better one: half an answer is nobody's decision. */
export type ReadAnswer = { completion: Completion; again: boolean };

const tokens = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;

const raiseContext =
  "raise the context (Ollama: OLLAMA_CONTEXT_LENGTH or num_ctx; llama.cpp: -c; vLLM: --max-model-len; LM Studio: the model's settings)";

/** An answer at its limit that used less of it than this share was cut by the server's context, not by our limit. */
const nearlyAll = 0.9;

const atLimit = (usage: Fields, { answers, maxTokens }: { answers: number; maxTokens: number }): string => {
  const all = tokens(usage["completion_tokens"]);
  const used = all === undefined ? undefined : Math.round(all / answers);
  if (used === undefined || used >= nearlyAll * maxTokens) {
    return `the answer hit the limit of ${maxTokens} tokens: raise --max-output-tokens, or the server's own limit`;
  }
  return `the answer was cut after ${used} of ${maxTokens} tokens: prompt and answer do not fit the server's context; ${raiseContext}`;
};

/** The word at the end of the answer, or what stands for it: OpenRouter's and Anthropic's own names, Ollama's and llama.cpp's flags. */
const endingIn = (choice: Fields, body: Fields): string => {
  const word = [choice["finish_reason"], choice["native_finish_reason"], choice["stop_reason"]]
    .map(endingWord)
    .find((each) => each !== "" && each !== "?");
  if (word !== undefined) return word;
  return body["done"] === true ? endingWord(body["done_reason"] ?? "stop") : "";
};

type Classified = Pick<Completion, "kind" | "text" | "detail"> & { again: boolean };

/** What one choice of a body that is a chat completion holds. */
const classify = (
  given: unknown,
  { body, answers, wanted, maxTokens }: { body: Fields; answers: number; wanted: number; maxTokens: number },
): Classified => {
  const odd = (kind: Completion["kind"], detail: string, { text = "", again = false } = {}) => ({
    kind,
    text,
    detail,
    again,
  });
  if (given === undefined) return odd("empty", "the server sent an empty list of choices", { again: wanted > 1 });
  const choice = fieldsOf(given);
  const message = fieldsOf(choice["message"]);
  const text = answerText(message["content"]);
  if (typeof message["refusal"] === "string" && message["refusal"] !== "") {
    return odd("refused", `the model refused: ${excerpt(message["refusal"])}`);
  }
  const word = endingIn(choice, body);
  switch (endingOf(word)) {
    case "filtered":
      return odd("filtered", "the provider's content filter cut the answer", { text });
    case "refused":
      return odd("refused", "the model refused", { text });
    case "at the limit":
      return odd("truncated", atLimit(fieldsOf(body["usage"]), { answers, maxTokens }), { text });
    case "broken":
      return odd(
        "truncated",
        word === ""
          ? "the answer says nowhere that it is whole (no 'finish_reason'): no code is taken from it"
          : `the answer broke off (finish_reason '${word}'): no code is taken from half an answer`,
        { text, again: true },
      );
    case "unknown":
      return odd(
        "truncated",
        `the answer ended with '${word}', which is not known to end a whole one: no code is taken from it`,
        {
          text,
          again: true,
        },
      );
    case "whole":
      if (text.trim() !== "") return { kind: "text", text, again: false };
      return odd(
        "empty",
        [message["reasoning_content"], message["reasoning"]].some((each) => typeof each === "string" && each !== "")
          ? "the model's answer is empty: it holds thoughts alone"
          : "the model's answer is empty",
      );
  }
};

/**
 * A chat completion's body as a completion, with the others where several were asked for. Cut answers keep their text for
 * the record; nobody may take code out of it. Tokens that the server does not report are estimated. Half an answer among
 * several is null there.
 */
export const readCompletion = (
  given: unknown,
  { request, price }: { request: CompletionRequest; price: Price | null },
): ReadAnswer => {
  const body = fieldsOf(given);
  const choices = body["choices"] as unknown[];
  const wanted = request.choices ?? 1;
  const read = [choices[0], ...choices.slice(1, wanted)].map((choice) =>
    classify(choice, { body, answers: choices.length, wanted, maxTokens: request.maxTokens }),
  );
  // A whole one first: what it stands for beside its text, the call, is of them all.
  const [{ again, ...answer }, ...others] = read.toSorted(
    (left, right) => Number(left.again) - Number(right.again),
  ) as [Classified, ...Classified[]];
  const usage = fieldsOf(body["usage"]);
  const inputTokens = tokens(usage["prompt_tokens"]) ?? estimatePromptTokens(request.messages);
  const outputTokens = tokens(usage["completion_tokens"]) ?? estimateTokens(read.map(({ text }) => text).join(""));
  const cachedInputTokens = tokens(fieldsOf(usage["prompt_tokens_details"])["cached_tokens"]);
  const usd = costOf(price, { inputTokens, outputTokens, cachedInputTokens });
  const none = { inputTokens: 0, outputTokens: 0, usd: 0, cached: false };
  return {
    completion: {
      ...answer,
      inputTokens,
      outputTokens,
      usd,
      cached: false,
      ...(others.length > 0 && {
        others: others.map(({ again: half, ...other }) => (half ? null : { ...other, ...none })),
      }),
    },
    again,
  };
};

/** Prompts of fewer tokens say nothing about a context. */
const longPrompt = 600;

/** Four characters a token is rough: code has fewer, prose of a large vocabulary up to five and a half. */
const certainlyCut = 0.6;

/** What a person should know where a server counted far fewer tokens of a prompt than it has; null elsewhere. */
export const cutPrompt = (request: CompletionRequest, { inputTokens }: Completion): string | null => {
  const expected = estimatePromptTokens(request.messages);
  if (expected < longPrompt || inputTokens === 0 || inputTokens > certainlyCut * expected) return null;
  return `the server counted ${inputTokens} tokens of a prompt of about ${expected}: it may have cut it without a word; ${raiseContext}`;
};
