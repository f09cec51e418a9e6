import { RewardsmithError } from "../core/errors.ts";
import { BrokenBody } from "./exchange.ts";
import type { Exchange } from "./exchange.ts";
import { isCutByLimit, isFiltered, isQuota, isTooLong, isUnknownModel, isWrongKey } from "./failure-words.ts";
import { excerpt, redact } from "./redact.ts";
import { readRetryAfter, RetriableError } from "./retriable.ts";
import type { ServerWords } from "./server-words.ts";

export type FailureContext = {
  model: string;
  /** For messages; its credentials are taken out here. */
  baseUrl: string;
  secrets: readonly string[];
  /** Milliseconds that a request may take. */
  timeout: number;
  /** Our own deadline struck. */
  timedOut: boolean;
  now: number;
};

/** A failure of the model's, not of the request: the proposal fails, the run goes on. */
export type FailedAnswer = { kind: "filtered" | "truncated"; detail: string };

type Failure = RewardsmithError | RetriableError | FailedAnswer;

/** Connections that never got as far as the server. */
const unsent = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH|ERR_TLS/;

/** What answers there does not speak HTTP, or not this kind of it. */
const noHttp = /HPE_INVALID_(?:CONSTANT|VERSION|STATUS)|HPE_HEADER_OVERFLOW|wrong version number|EPROTO/;

/** Gateways that give up on a server that may still be at work. */
const unknownOutcome = new Set([408, 502, 504, 524]);

const causes = (error: unknown): string => {
  const words: string[] = [];
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    const { code } = each as { code?: unknown };
    words.push(typeof code === "string" && !each.message.includes(code) ? `${code} ${each.message}` : each.message);
  }
  return words.join(": ");
};

/** The address that a redirect names, made absolute, without what is added to a base URL. */
const targetOf = ({ headers: { location } }: Exchange, baseUrl: string): string | null =>
  location !== undefined && URL.canParse(location, baseUrl)
    ? new URL(location, baseUrl).href.replace(/\/chat\/completions$/, "")
    : null;

/** A failure that the server told: by its status, or by an error in a body of any status. */
export const readRefusal = (
  { status, exchange, words }: { status: number; exchange: Exchange; words: ServerWords },
  context: FailureContext,
): Failure => {
  const where = redact(context.baseUrl, context.secrets);
  const said = excerpt(redact(words.message, context.secrets)) || "without a word";
  const told = status === exchange.status ? `${status}: ${said}` : `${status} inside a ${exchange.status}: ${said}`;
  const fatal = (code: string, message: string, action: string) =>
    new RewardsmithError({ code, message: `${message} (${told})`, action });
  const retryAfter = readRetryAfter(exchange.headers, { now: context.now }) ?? words.retryAfter;

  if (status < 200 || status > 599) {
    return fatal(
      "model-status",
      `${where} answered with a status that no server of completions sends`,
      "check OPENAI_BASE_URL (most end in /v1), and what stands between this machine and that server",
    );
  }
  if (status < 400) {
    const target = targetOf(exchange, context.baseUrl);
    return fatal(
      "model-redirect",
      target === null
        ? `${where} answers with a redirect`
        : `${where} answers with a redirect to ${excerpt(redact(target, context.secrets), { limit: 300 })}`,
      "if you trust that address, set OPENAI_BASE_URL to it; redirects are not followed, because the key would travel along",
    );
  }
  if (isCutByLimit(words)) return { kind: "truncated", detail: `the answer hit its limit of tokens (${said})` };
  if (status < 500 && status !== 429 && isFiltered(words)) {
    return { kind: "filtered", detail: `the provider's content filter refused the prompt (${said})` };
  }
  if (
    status === 402 ||
    (status !== 404 && status < 500 && isQuota(words, { status, waitKnown: retryAfter !== null }))
  ) {
    return fatal(
      "model-quota",
      `the account at ${where} has no quota left`,
      "top up, raise the limit or wait for the next day's, then resume the run",
    );
  }
  if (status === 401 || status === 403 || (status === 400 && isWrongKey(words))) {
    return fatal(
      "model-key",
      `${where} refused the key for model '${context.model}'`,
      "check OPENAI_API_KEY and OPENAI_BASE_URL: the key must belong to that server and may use that model",
    );
  }
  if (status !== 429 && isTooLong(words)) {
    return fatal(
      "model-context",
      `the prompt is too long for model '${context.model}'`,
      "choose a model with a longer context, raise the server's, or shorten the description and the constraints",
    );
  }
  if (status === 404 || (status === 400 && isUnknownModel(words))) {
    return fatal(
      "model-unknown",
      `${where} knows no model '${context.model}', or no chat completions at that address`,
      "check --model and OPENAI_BASE_URL (most end in /v1)",
    );
  }
  if (status === 408 || status === 409 || status === 425 || status === 429 || status >= 500) {
    const limited = status === 429;
    return new RetriableError(`${limited ? "rate limited" : "server error"} (${told})`, {
      reason: limited ? "rate-limited" : "server",
      retryAfter,
      // an error inside a 200 comes after the work had begun
      possiblyBilled: unknownOutcome.has(status) || (!limited && status !== exchange.status),
    });
  }
  return fatal(
    "model-request",
    `${where} refused the request to model '${context.model}'`,
    "check --model, the temperature and the output limit against what that server takes",
  );
};

/**
 * Anything thrown by a request, as an error that says what to do or one that may be tried again. Never carries the
 * thrown error as its cause: it may hold the key.
 */
export const readFailure = (error: unknown, context: FailureContext): RewardsmithError | RetriableError => {
  if (error instanceof RewardsmithError || error instanceof RetriableError) return error;
  if (context.timedOut) {
    return new RetriableError(`no complete answer within ${context.timeout / 1000} s`, {
      reason: "timeout",
      possiblyBilled: true,
    });
  }
  const where = redact(context.baseUrl, context.secrets);
  const cause = causes(error);
  const said = excerpt(redact(cause, context.secrets));
  if (error instanceof BrokenBody) {
    return new RetriableError(`the answer broke off (${said})`, { reason: "cut-body", possiblyBilled: true });
  }
  if (certificate.test(cause)) {
    return new RewardsmithError({
      code: "model-certificate",
      message: `the certificate of ${where} is not trusted (${said})`,
      action:
        "where that server, or a proxy on the way, is signed by an authority of your own, set NODE_EXTRA_CA_CERTS to that authority's .pem file",
    });
  }
  if (cause.includes("ERR_PROXY")) {
    return new RewardsmithError({
      code: "model-proxy",
      message: `the proxy lets nobody through to ${where} (${said})`,
      action:
        "check HTTPS_PROXY (http://user:password@host:port where it asks for a login), or name the server in NO_PROXY",
    });
  }
  if (noHttp.test(cause)) {
    return new RewardsmithError({
      code: "model-base-url",
      message: `what answers at ${where} does not speak ${where.startsWith("https:") ? "https" : "http"} (${said})`,
      action: "check OPENAI_BASE_URL: http:// or https://, host and port",
    });
  }
  return new RetriableError(`no connection to ${where} (${said})`, {
    reason: "connection",
    possiblyBilled: !unsent.test(cause),
  });
};
