export type RetriableReason = "rate-limited" | "server" | "connection" | "timeout" | "cut-body" | "malformed-json";

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

  constructor(
    message: string,
    {
      reason,
      retryAfter = null,
      possiblyBilled = false,
    }: { reason: RetriableReason; retryAfter?: number | null; possiblyBilled?: boolean },
  ) {
    super(message);
    this.name = "RetriableError";
    this.reason = reason;
    this.retryAfter = retryAfter;
    this.possiblyBilled = possiblyBilled;
  }
}

/**
 * `Retry-After` (RFC 9110 §10.2.3) as seconds or an HTTP date, or the `retry-after-ms` that some providers add.
 * Milliseconds from `now`, never negative; null where absent or unreadable.
 */
export const readRetryAfter = (headers: Headers | undefined, { now }: { now: number }): number | null => {
  const exact = headers?.get("retry-after-ms")?.trim();
  if (exact !== undefined && /^\d+(\.\d+)?$/.test(exact)) return Number(exact);
  const value = headers?.get("retry-after")?.trim();
  if (value === undefined || value === "") return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
};
