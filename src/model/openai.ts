import OpenAI from "openai";
import { usageError } from "../core/errors.ts";
import type { CompletionRequest, LanguageModel } from "../core/interfaces.ts";
import { systemClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { adaptDialect, bodyOf, firstDialect } from "./dialect.ts";
import { labelText } from "./label.ts";
import { patientFetch } from "./patient-fetch.ts";
import { priceOf } from "./prices.ts";
import type { PriceTable } from "./prices.ts";
import { readCompletion } from "./read-completion.ts";
import { readFailure } from "./read-failure.ts";
import { redact, withoutKey } from "./redact.ts";

export const defaultBaseUrl = "https://api.openai.com/v1";

export type OpenAiOptions = {
  apiKey: string | undefined;
  baseURL?: string;
  fetch?: typeof globalThis.fetch;
  /** From sending the request to the last byte of the answer. */
  timeoutMilliseconds: number;
  /** For `Retry-After` dates. */
  clock?: Clock;
  prices?: PriceTable;
  onNotice?: (message: string) => void;
};

const checkKey = (apiKey: string | undefined): string => {
  const key = apiKey?.trim() ?? "";
  if (key === "") {
    throw usageError({
      code: "model-key-missing",
      message: "the language-model designer needs a key and OPENAI_API_KEY is not set",
      action: "set OPENAI_API_KEY (any text for a local server), or use --designer symbolic, which needs none",
    });
  }
  if (!/^[\u0021-\u007e]+$/.test(key)) {
    throw usageError({
      code: "model-key-malformed",
      message: "OPENAI_API_KEY holds a space, a line break or a character that no key has",
      action: "copy the key again, without quotes around it",
    });
  }
  return key;
};

const checkBaseUrl = (given: string): string => {
  const baseURL = given.trim() === "" ? defaultBaseUrl : given.trim();
  const url = URL.canParse(baseURL) ? new URL(baseURL) : null;
  if (url !== null && (url.protocol === "http:" || url.protocol === "https:")) return baseURL.replace(/\/+$/, "");
  throw usageError({
    code: "model-base-url",
    message: `OPENAI_BASE_URL '${redact(baseURL)}' is not an http(s) address`,
    action: `give one like ${defaultBaseUrl} or http://127.0.0.1:11434/v1`,
  });
};

/**
 * Chat completions over the `openai` client: one request a call, not streamed, never retried here (the client would ignore
 * a long `Retry-After` and retry a spent quota). Resolves with whatever was answered, classified; throws RetriableError
 * for the retry engine, RewardsmithError for what no retry mends. Usage errors for a missing key or a bad base URL.
 */
export const createOpenAiModel = ({
  apiKey,
  baseURL = defaultBaseUrl,
  fetch = patientFetch,
  timeoutMilliseconds,
  clock = systemClock,
  prices,
  onNotice = () => {},
}: OpenAiOptions): LanguageModel => {
  const key = checkKey(apiKey);
  const baseUrl = checkBaseUrl(baseURL);
  const client = new OpenAI({
    apiKey: key,
    baseURL: baseUrl,
    fetch,
    maxRetries: 0,
    timeout: timeoutMilliseconds,
    logLevel: "off",
  });
  let dialect = firstDialect(baseUrl);
  const unpriced = new Set<string>();

  const send = async (request: CompletionRequest): Promise<unknown> => {
    for (;;) {
      const spoken = dialect;
      // the client's own timeout ends with the headers: a body that stalls would hang for ever
      const signal = AbortSignal.timeout(timeoutMilliseconds);
      try {
        return await client.chat.completions.create(bodyOf(request, spoken), { signal });
      } catch (error) {
        const adapted = adaptDialect(error, spoken);
        if (adapted === null) {
          const timedOut = signal.aborted;
          throw readFailure(error, {
            model: request.model,
            baseUrl,
            secrets: [key],
            timeout: timeoutMilliseconds,
            timedOut,
            now: clock.now(),
          });
        }
        if (dialect === spoken) {
          dialect = adapted.dialect;
          onNotice(`language model '${request.model}': ${adapted.notice}`);
        }
      }
    }
  };

  return {
    async complete(request) {
      const body = await send(request);
      const price = priceOf(request.model, { prices });
      if (price === null && !unpriced.has(request.model)) {
        unpriced.add(request.model);
        onNotice(`no price is known for model '${request.model}': its dollars are counted as 0 (a price file can say)`);
      }
      const completion = readCompletion(body, { request, price });
      const text = withoutKey(completion.text, { key });
      if (completion.detail === undefined) return { ...completion, text };
      const detail = redact(completion.detail, [key]);
      onNotice(`language model (${labelText(request.label)}): ${detail}`);
      return { ...completion, text, detail };
    },
  };
};
