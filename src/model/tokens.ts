import type { Message } from "../core/interfaces.ts";

const charactersPerToken = 4;
/** Role and separators of a chat message, in tokens. */
const overhead = 4;

/** A rough count for reservations, and for servers that report no usage. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / charactersPerToken);

export const estimatePromptTokens = (messages: readonly Message[]): number =>
  messages.reduce((total, message) => total + estimateTokens(message.content) + overhead, 0);
