import type { IncomingHttpHeaders } from "node:http";
import type { Completion } from "../core/interfaces.ts";

/** `setting`: the server refused one that it is not sent again; at once, and no attempt of those that are counted out. */
export type RetriableReason =
  | "rate-limited"
  | "server"
  | "connection"
  | "timeout"
  | "cut-body"
  | "malformed-json"
  | "half-answer"
  | "setting";

/**
 * A request that may succeed when it is sent again. Only the retry engine catches it; what leaves the model seam is a
 * completion or a RewardsmithError.
 */
export class RetriableError extends Error {
  readonly reason: RetriableReason;
  /** How long the server asked us to wait, in milliseconds; null where it did not say. */
  readonly retryAfter: number | null;
  /** The server may have done (and charged for) the work although no answer arrived. */
  readonly possiblyBilled: boolean;
  /** An answer that is none: paid for, and what the request comes to where asking again brings nothing better. */
  readonly completion: Completion | null;

  constructor(
    message: string,
    {
      reason,
      retryAfter = null,
      possiblyBilled = false,
      completion = null,
    }: {
      reason: RetriableReason;
      retryAfter?: number | null;
      possiblyBilled?: boolean;
      completion?: Completion | null;
    },
  ) {
    super(message);
    this.name = "RetriableError";
    this.reason = reason;
    this.retryAfter = retryAfter;
    this.possiblyBilled = possiblyBilled;
    this.completion = completion;
  }
}

/** Nobody waits for the answer any more. What becomes of the request is not known: it may be done, and charged. */
export class AbandonedError extends Error {
  constructor(reason: unknown) {
    super("left before it was answered", { cause: reason });
    this.name = "AbandonedError";
  }
}

const headerOf = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === "string" ? value.trim() : undefined;
};

/**
 * `Retry-After` (RFC 9110 §10.2.3) as seconds or an HTTP date, or the `retry-after-ms` that some providers add.
 * Milliseconds from `now`, never negative; null where absent or unreadable.
 */
export const readRetryAfter = (headers: IncomingHttpHeaders, { now }: { now: number }): number | null => {
  const exact = headerOf(headers, "retry-after-ms");
  if (exact !== undefined && /^\d+(\.\d+)?$/.test(exact)) return Number(exact);
  const value = headerOf(headers, "retry-after");
  if (value === undefined || value === "") return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
};
