import type { CompletionRequest, Message } from "../core/interfaces.ts";
import { isTooLong } from "./failure-words.ts";
import type { ServerWords } from "./server-words.ts";

/** Where servers that speak "the same" protocol differ. */
export type Dialect = {
  /** The name of the output limit. */
  limit: "max_tokens" | "max_completion_tokens";
  temperature: boolean;
  /** Whether messages may have the role `system`; else their text begins the first turn of the user. */
  system: boolean;
  stream: boolean;
  /** Whether a stream may be asked for its token counts. */
  streamUsage: boolean;
  /** Whether several answers may be asked for in one request (`n`). */
  choices: boolean;
};

/** OpenAI's reasoning models refuse `max_tokens`; many compatible servers know nothing else. */
export const firstDialect = (baseUrl: string): Dialect => ({
  limit: new URL(baseUrl).hostname.endsWith("openai.com") ? "max_completion_tokens" : "max_tokens",
  temperature: true,
  system: true,
  stream: false,
  streamUsage: true,
  choices: true,
});

/** Answers that a request is sent for. A stream of several is written by few servers, and by those not alike. */
export const choicesOf = ({ choices = 1 }: CompletionRequest, dialect: Dialect): number =>
  dialect.choices && !dialect.stream ? choices : 1;

const withoutSystem = (messages: readonly Message[]): Message[] => {
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const rest = messages.filter(({ role }) => role !== "system");
  const first = rest[0]?.role === "user" ? rest[0].content : null;
  const opening: Message = { role: "user", content: [...system, ...(first === null ? [] : [first])].join("\n\n") };
  return [opening, ...(first === null ? rest : rest.slice(1))];
};

export const bodyOf = (request: CompletionRequest, dialect: Dialect): Record<string, unknown> => ({
  model: request.model,
  messages: dialect.system ? request.messages : withoutSystem(request.messages),
  [dialect.limit]: request.maxTokens,
  ...(dialect.temperature ? { temperature: request.temperature } : {}),
  stream: dialect.stream,
  ...(choicesOf(request, dialect) > 1 ? { n: choicesOf(request, dialect) } : {}),
  ...(dialect.stream && dialect.streamUsage ? { stream_options: { include_usage: true } } : {}),
});

/** Statuses with which a setting is refused. */
const refusals = new Set([400, 405, 415, 422, 501]);

/**
 * The template of a chat fails with it, and older servers over several choices (both llama.cpp); other words of a 500 tell
 * nothing of what was asked.
 */
const failedOver = 500;
/** `n` by itself, as a server quotes it or says what it must be; or what it stands for. */
const choicesRefused =
  /(?:^|[\s'"`[({.])n(?=['"`\])}]|\s?[:=<>]|\s(?:must|should|does|is|has|requires|parameter|value|cannot|greater|larger)\b)|\b(?:only one|one|single|multiple|number of) (?:completion )?(?:choice|completion|candidate)s?\b|candidate_?count/;
const systemRefused = /system (?:role|message|prompt|instruction)s?|roles must alternate/;

type Step = {
  /** Whether the refusal is about this setting. */
  asks: (about: string, dialect: Dialect) => boolean;
  change: Partial<Dialect>;
  notice: string;
};

/**
 * Known by the server's words, because gateways (LiteLLM, FastAPI, vLLM) name the setting nowhere else. Each step gives up
 * one setting for good, so asking again ends.
 */
const steps: readonly Step[] = [
  {
    asks: (about, { limit }) => limit === "max_tokens" && about.includes("max_completion_tokens"),
    change: { limit: "max_completion_tokens" },
    notice: "the server wants 'max_completion_tokens' instead of 'max_tokens'; sent again so",
  },
  {
    asks: (about, { stream, streamUsage }) => stream && streamUsage && /stream_options|include_usage/.test(about),
    change: { streamUsage: false },
    notice: "the server counts no tokens of a stream; sent again without asking it to",
  },
  {
    asks: (about, { temperature }) => temperature && about.includes("temperature"),
    change: { temperature: false },
    notice: "the model takes no temperature of ours; sent again without, so --temperature has no effect",
  },
  {
    asks: (about, { system }) =>
      system &&
      (systemRefused.test(about) || /'system'|"system"|developer instruction|messages\[0\]\.role/.test(about)),
    change: { system: false },
    notice: "the model takes no system message; sent again with its text at the head of the user's first",
  },
  {
    asks: (about, { stream }) =>
      !stream && /\bstream/.test(about) && /must|only|requir|enable|set to|support|non-stream/.test(about),
    change: { stream: true },
    notice: "the server answers in streams only; sent again as one",
  },
];

/** Last, where a refused request asked for several answers and nothing else explains it: without, the true reason shows. */
const singly = {
  change: { choices: false },
  notice: "the request for several answers at once was refused; they are asked for one by one",
};

/** A dialect that a server's refusal asks for, or null where the refusal is about something else. `choices`: that it was asked for. */
export const adaptDialect = (
  status: number,
  { message, params, codes }: ServerWords,
  { dialect, choices }: { dialect: Dialect; choices: number },
): { dialect: Dialect; notice: string } | null => {
  const about = `${params} ${message}`.toLowerCase();
  const several = choices > 1 && choicesRefused.test(about);
  const refused = refusals.has(status) || (status === failedOver && (systemRefused.test(about) || several));
  if (!refused || isTooLong({ message, codes })) return null;
  const step =
    (several ? undefined : steps.find(({ asks }) => asks(about, dialect))) ?? (choices > 1 ? singly : undefined);
  return step === undefined ? null : { dialect: { ...dialect, ...step.change }, notice: step.notice };
};
