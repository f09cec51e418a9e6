/** What the word at the end of an answer says of it. */
export type Ending = "whole" | "at the limit" | "filtered" | "refused" | "broken" | "unknown";

/**
 * `finish_reason` as servers that speak "the same" protocol write it, in lower case. Only the first list ends a whole
 * answer; a word that is in none of them is not trusted.
 */
const words: Readonly<Record<Exclude<Ending, "unknown">, readonly string[]>> = {
  // OpenAI; Together, TGI and Triton; Anthropic; Cohere
  whole: ["stop", "eos", "eos_token", "stop_sequence", "end_turn", "complete"],
  // OpenAI; Anthropic and Gemini; Mistral
  "at the limit": ["length", "max_tokens", "max_output_tokens", "model_length"],
  // OpenAI; Gemini; Cohere; Zhipu; Bedrock
  filtered: [
    "content_filter",
    "content_filtered",
    "safety",
    "recitation",
    "blocklist",
    "prohibited_content",
    "spii",
    "error_toxic",
    "sensitive",
    "guardrail_intervened",
  ],
  refused: ["refusal"],
  // OpenRouter, Mistral and Cohere; vLLM and SGLang; DeepSeek; and no word at all
  broken: ["", "null", "error", "abort", "aborted", "cancelled", "canceled", "timeout", "insufficient_system_resource"],
};

/** The word itself, "" where there is none. */
export const endingWord = (reason: unknown): string =>
  typeof reason === "string" ? reason.trim().slice(0, 60) : reason === null || reason === undefined ? "" : "?";

export const endingOf = (word: string): Ending => {
  const found = (Object.keys(words) as (keyof typeof words)[]).find((name) => words[name].includes(word.toLowerCase()));
  return found ?? "unknown";
};
