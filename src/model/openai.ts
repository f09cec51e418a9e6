import { RewardsmithError } from "../core/errors.ts";
import type { Completion, CompletionRequest, LanguageModel } from "../core/interfaces.ts";
import { systemClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { adaptDialect, bodyOf, choicesOf, firstDialect } from "./dialect.ts";
import type { Dialect } from "./dialect.ts";
import { createSend } from "./exchange.ts";
import type { Exchange, Send } from "./exchange.ts";
import { labelText } from "./label.ts";
import { priceOf } from "./prices.ts";
import type { PriceTable } from "./prices.ts";
import { cutPrompt, readCompletion } from "./read-completion.ts";
import { readFailure, readRefusal } from "./read-failure.ts";
import type { FailureContext } from "./read-failure.ts";
import { readReply } from "./read-reply.ts";
import type { Reply } from "./read-reply.ts";
import { redact, withoutSecrets } from "./redact.ts";
import { AbandonedError, RetriableError } from "./retriable.ts";
import { completionsUrl } from "./server.ts";
import type { ModelServer } from "./server.ts";
import { estimatePromptTokens } from "./tokens.ts";

export type OpenAiOptions = {
  server: ModelServer;
  send?: Send;
  /** From sending the request to the last byte of the answer. */
  timeoutMilliseconds: number;
  /** Ends what is in flight, as AbandonedError. */
  signal?: AbortSignal;
  /** For `Retry-After` dates. */
  clock?: Clock;
  prices?: PriceTable;
  onNotice?: (message: string) => void;
};

/**
 * Chat completions, one request a call. Resolves with whatever was answered, classified; throws RetriableError for the
 * retry engine, RewardsmithError for what no retry mends. What a server does not take is given up for all later requests.
 */
export const createOpenAiModel = ({
  server,
  send = createSend(),
  timeoutMilliseconds,
  signal: ended,
  clock = systemClock,
  prices,
  onNotice = () => {},
}: OpenAiOptions): LanguageModel => {
  const { baseUrl, headers, secrets } = server;
  const url = completionsUrl(baseUrl);
  let dialect = firstDialect(baseUrl);
  /** Whether this server ever answered as one of chat completions does. */
  let proven = false;
  let warnedOfCut = false;
  const unpriced = new Set<string>();

  const contextOf = (request: CompletionRequest, timedOut: boolean): FailureContext => ({
    model: request.model,
    baseUrl,
    secrets,
    timeout: timeoutMilliseconds,
    timedOut,
    now: clock.now(),
  });

  const ask = async (request: CompletionRequest, spoken: Dialect): Promise<Exchange> => {
    const deadline = AbortSignal.timeout(timeoutMilliseconds);
    const signal = ended === undefined ? deadline : AbortSignal.any([deadline, ended]);
    try {
      return await send({ url, headers, body: JSON.stringify(bodyOf(request, spoken)), signal });
    } catch (error) {
      // Not to be tried again: nobody waits for it any more.
      if (ended?.aborted === true) throw new AbandonedError(ended.reason);
      // One by one each has the whole time for itself.
      if (deadline.aborted && choicesOf(request, spoken) > 1) dialect = { ...dialect, choices: false };
      throw readFailure(error, contextOf(request, deadline.aborted));
    }
  };

  const priceFor = (request: CompletionRequest) => {
    const price = priceOf(request.model, { prices });
    if (price === null && !unpriced.has(request.model)) {
      unpriced.add(request.model);
      onNotice(`no price is known for model '${request.model}': its dollars are counted as 0 (a price file can say)`);
    }
    return price;
  };

  /** An answer without text of its own. Its prompt may have been read, and so be charged; what is no answer is free. */
  const without = (request: CompletionRequest, kind: Completion["kind"], detail: string): Completion => ({
    kind,
    text: "",
    detail,
    inputTokens: kind === "malformed" ? 0 : estimatePromptTokens(request.messages),
    outputTokens: 0,
    usd: 0,
    cached: false,
  });

  const again = (completion: Completion): RetriableError =>
    new RetriableError(completion.detail ?? completion.kind, { reason: "half-answer", completion });

  const foreign = (request: CompletionRequest, detail: string): Error => {
    if (proven) return again(without(request, "malformed", detail));
    return new RewardsmithError({
      code: "model-base-url",
      message: `${redact(baseUrl, secrets)} is no server of chat completions: ${detail}`,
      action: "check OPENAI_BASE_URL (most end in /v1)",
    });
  };

  const refused = (
    request: CompletionRequest,
    { exchange, reply, spoken }: { exchange: Exchange; reply: Extract<Reply, { kind: "refusal" }>; spoken: Dialect },
  ): Completion => {
    const adapted = adaptDialect(reply.status, reply.words, {
      dialect: spoken,
      choices: choicesOf(request, spoken),
    });
    if (adapted !== null) {
      if (dialect === spoken) {
        dialect = adapted.dialect;
        onNotice(`language model '${request.model}': ${adapted.notice}`);
      }
      throw new RetriableError(adapted.notice, { reason: "setting" });
    }
    const failure = readRefusal({ status: reply.status, exchange, words: reply.words }, contextOf(request, false));
    if (failure instanceof Error) throw failure;
    return without(request, failure.kind, failure.detail);
  };

  const withoutAnySecret = (completion: Completion): Completion => ({
    ...completion,
    text: withoutSecrets(completion.text, secrets),
    ...(completion.detail !== undefined && { detail: redact(completion.detail, secrets) }),
  });

  const answered = (request: CompletionRequest, body: unknown): Completion => {
    proven = true;
    const read = readCompletion(body, { request, price: priceFor(request) });
    const { others } = read.completion;
    const completion: Completion = {
      ...withoutAnySecret(read.completion),
      ...(others && { others: others.map((other) => other && withoutAnySecret(other)) }),
    };
    const cut = warnedOfCut ? null : cutPrompt(request, completion);
    if (cut !== null) {
      warnedOfCut = true;
      onNotice(`language model '${request.model}': ${cut}`);
    }
    if (read.again) {
      // What made nothing of several may make one.
      if ((request.choices ?? 1) > 1) dialect = { ...dialect, choices: false };
      throw again(completion);
    }
    return completion;
  };

  const read = (request: CompletionRequest, exchange: Exchange, spoken: Dialect): Completion => {
    const reply = readReply(exchange);
    switch (reply.kind) {
      case "refusal":
        return refused(request, { exchange, reply, spoken });
      case "broken":
        throw new RetriableError("the answer is not valid JSON", { reason: "malformed-json", possiblyBilled: true });
      case "empty":
        throw again(without(request, "empty", "the server sent an empty body"));
      case "foreign":
        throw foreign(request, reply.detail);
      case "completion":
        return answered(request, reply.body);
    }
  };

  return {
    async complete(request) {
      const spoken = dialect;
      const completion = read(request, await ask(request, spoken), spoken);
      for (const answer of [completion, ...(completion.others ?? [])]) {
        if (answer?.detail) onNotice(`language model (${labelText(request.label)}): ${answer.detail}`);
      }
      return completion;
    },
  };
};
