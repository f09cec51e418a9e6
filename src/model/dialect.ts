import { APIError } from "openai";
import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import type { CompletionRequest } from "../core/interfaces.ts";

/** Where servers that speak "the same" protocol differ: the name of the output limit, and whether temperature may be set. */
export type Dialect = { limit: "max_tokens" | "max_completion_tokens"; temperature: boolean };

/** OpenAI's reasoning models refuse `max_tokens`; many compatible servers know nothing else. */
export const firstDialect = (baseUrl: string): Dialect => ({
  limit: new URL(baseUrl).hostname.endsWith("openai.com") ? "max_completion_tokens" : "max_tokens",
  temperature: true,
});

export const bodyOf = (request: CompletionRequest, dialect: Dialect): ChatCompletionCreateParamsNonStreaming => ({
  model: request.model,
  messages: request.messages,
  [dialect.limit]: request.maxTokens,
  ...(dialect.temperature ? { temperature: request.temperature } : {}),
  stream: false,
});

/**
 * A dialect that a server's refusal asks for, or null where the refusal is about something else. Each step gives up one
 * setting for good, so asking again ends.
 */
export const adaptDialect = (error: unknown, dialect: Dialect): { dialect: Dialect; notice: string } | null => {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return null;
  const about = `${error.param ?? ""} ${error.message}`;
  if (dialect.limit === "max_tokens" && about.includes("max_completion_tokens")) {
    return {
      dialect: { ...dialect, limit: "max_completion_tokens" },
      notice: "the server wants 'max_completion_tokens' instead of 'max_tokens'; sent again so",
    };
  }
  if (dialect.temperature && error.param === "temperature") {
    return {
      dialect: { ...dialect, temperature: false },
      notice: "the model takes no temperature of ours; sent again without",
    };
  }
  return null;
};
