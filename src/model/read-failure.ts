import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { messageOf, RewardsmithError } from "../core/errors.ts";
import { excerpt, redact } from "./redact.ts";
import { readRetryAfter, RetriableError } from "./retriable.ts";

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

const quotaCodes = new Set(["insufficient_quota", "billing_hard_limit_reached", "billing_not_active"]);

/** Connections that never got as far as the server. */
const unsent = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|SELF_SIGNED/;

/** Gateways that give up on a server that may still be at work. */
const unknownOutcome = new Set([408, 502, 504, 524]);

const causes = (error: unknown): string => {
  const words: string[] = [];
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    const { code } = each as { code?: unknown };
    words.push(typeof code === "string" ? `${code} ${each.message}` : each.message);
  }
  return words.join(": ");
};

const ofStatus = (error: APIError, context: FailureContext): RewardsmithError | RetriableError => {
  const status = error.status ?? 0;
  const said = excerpt(redact(error.message, context.secrets));
  const where = redact(context.baseUrl, context.secrets);
  const fatal = (code: string, message: string, action: string) =>
    new RewardsmithError({ code, message: `${message} (${said})`, action });
  const code = error.code ?? error.type ?? "";

  if (status === 402 || quotaCodes.has(code) || quotaCodes.has(error.type ?? "")) {
    return fatal(
      "model-quota",
      `the account at ${where} has no quota left`,
      "top up or raise the limit, then resume the run",
    );
  }
  if (status === 401 || status === 403) {
    return fatal(
      "model-key",
      `${where} refused the key for model '${context.model}'`,
      "check OPENAI_API_KEY and OPENAI_BASE_URL: the key must belong to that server and may use that model",
    );
  }
  if (status === 404) {
    return fatal(
      "model-unknown",
      `${where} knows no model '${context.model}', or no chat completions at that address`,
      "check --model and OPENAI_BASE_URL (most end in /v1)",
    );
  }
  if (status === 408 || status === 409 || status === 425 || status === 429 || status >= 500) {
    const limited = status === 429;
    return new RetriableError(limited ? `rate limited (${said})` : `server error (${said})`, {
      reason: limited ? "rate-limited" : "server",
      retryAfter: readRetryAfter(error.headers, { now: context.now }),
      possiblyBilled: unknownOutcome.has(status),
    });
  }
  if (code === "context_length_exceeded") {
    return fatal(
      "model-context",
      `the prompt is too long for model '${context.model}'`,
      "choose a model with a longer context, or shorten the description and the constraints",
    );
  }
  return fatal(
    "model-request",
    `${where} refused the request to model '${context.model}'`,
    "check --model, the temperature and the output limit against what that server takes",
  );
};

/**
 * Anything thrown by a request, as an error that says what to do or one that may be tried again. Never carries the
 * thrown error as its cause: its headers and body may hold the key.
 */
export const readFailure = (error: unknown, context: FailureContext): RewardsmithError | RetriableError => {
  if (error instanceof RewardsmithError || error instanceof RetriableError) return error;
  if (context.timedOut || error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return new RetriableError(`no complete answer within ${context.timeout / 1000} s`, {
      reason: "timeout",
      possiblyBilled: true,
    });
  }
  if (error instanceof APIConnectionError) {
    const said = causes(error.cause ?? error);
    return new RetriableError(
      `no connection to ${redact(context.baseUrl, context.secrets)} (${excerpt(redact(said, context.secrets))})`,
      { reason: "connection", possiblyBilled: !unsent.test(said) },
    );
  }
  if (error instanceof APIError) return ofStatus(error, context);
  if (error instanceof SyntaxError) {
    return new RetriableError("the answer is not valid JSON", { reason: "malformed-json", possiblyBilled: true });
  }
  return new RetriableError(`the answer broke off (${excerpt(redact(messageOf(error), context.secrets))})`, {
    reason: "cut-body",
    possiblyBilled: true,
  });
};
