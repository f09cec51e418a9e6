import type { Message } from "../core/interfaces.ts";

/** Messages as one Markdown text, for people, for `--dry-run` and for snapshots. */
export const promptText = (messages: readonly Message[]): string =>
  messages.map((message) => `## ${message.role}\n\n${message.content.trim()}\n`).join("\n");
