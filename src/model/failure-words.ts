import type { ServerWords } from "./server-words.ts";

type Said = Pick<ServerWords, "message" | "codes">;

/** Servers without codes of OpenAI's say it in words only; no expression here repeats without a bound, so all are linear. */
const says = (codes: RegExp, message: RegExp) => (said: Said) => codes.test(said.codes) || message.test(said.message);

export const isTooLong = says(
  /context_length_exceeded|exceed_context_size|request_too_large|string_above_max_length/,
  /context (?:length|window|size)|maximum (?:input|prompt) length|prompt is too long|input is too long|too many (?:input )?tokens|reduce the length|input length|longer than the model/i,
);

export const isFiltered = says(
  /content_filter|content_policy|responsibleaipolicy|data_inspection_failed|content_blocked/,
  /content management policy|content filter|content policy|content_filter|flagged as|inappropriate content/i,
);

/** OpenAI, of a reasoning model whose limit its thoughts used up: an answer at its limit, not a wrong request. */
export const isCutByLimit = says(/(?!)/, /max_tokens or model output limit was reached/i);

export const isUnknownModel = says(
  /model_not_found|modelnotfound|invalid_model|unknown_model/,
  /no models? (?:is |are )?loaded|model (?:was )?not found|unknown model|invalid model|not a valid model|model .{1,120} (?:does not exist|not found)|unexpected endpoint|no such (?:route|endpoint)/i,
);

export const isWrongKey = says(
  /invalid_api_key|api_key_invalid|authentication_error|authenticationerror|unauthenticated|unauthorized|invalid_authentication/,
  /api key not valid|(?:invalid|incorrect|missing|no) api key|invalid token|unauthorized/i,
);

const isQuotaWord = says(
  /insufficient_quota|billing_hard_limit_reached|billing_not_active|insufficient_balance|payment_required|credits_exhausted/,
  /insufficient (?:quota|balance|credits?|funds)|credit balance|out of credits|billing|payment required|exceeded your (?:current|monthly) quota|quota exhausted/i,
);
const isByMinute = says(/perminute|persecond/, /per[ _-]?(?:minute|second)|\b(?:rpm|tpm)\b/i);
const isByDay = says(/perday|per_day/, /per[ _-]?day|daily|\b(?:rpd|tpd)\b/i);

/**
 * A quota that is spent, not a rate that passes by itself. Gemini says "exceeded your current quota" of both, and a
 * `retryDelay` of seconds with both: its quota's name tells them apart. A daily limit whose end the server tells in
 * words or in a header (Groq, OpenAI) is waited for like a rate.
 */
export const isQuota = (said: Said, { status, waitKnown }: { status: number; waitKnown: boolean }): boolean => {
  if (status !== 429) return isQuotaWord(said);
  if (said.codes.includes("perday")) return true;
  if (isByMinute(said) && !isByDay(said)) return false;
  if (isByDay(said)) return !waitKnown;
  return isQuotaWord(said);
};

/** What a failure's own codes say its status is, where it comes without a number (an error inside a 200, Google's names). */
const statuses: readonly [RegExp, number][] = [
  [/invalid_api_key|api_key_invalid|authentication|unauthenticated|unauthorized/, 401],
  [/insufficient_quota|insufficient_balance|billing|payment_required/, 402],
  [/permission|forbidden/, 403],
  [/not_found|notfound|model_not_found/, 404],
  [/rate_limit|resource_exhausted|too_many_requests|throttl/, 429],
  [/overloaded|unavailable/, 503],
  [/invalid_request|invalid_argument|badrequest|bad_request|content_filter|context_length|unsupported/, 400],
];

export const statusOfWords = (said: Said): number | null => {
  if (isWrongKey(said)) return 401;
  if (isQuotaWord(said)) return 402;
  if (isUnknownModel(said)) return 404;
  return statuses.find(([codes]) => codes.test(said.codes))?.[1] ?? null;
};
