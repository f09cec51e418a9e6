import { usageError } from "../core/errors.ts";
import { redisAddress, type RedisAddress } from "../execution/bullmq/address.ts";

/**
 * Addresses with their credentials, by the text without them. A configuration holds that text alone, so that no file, page or
 * printed command can hold a password, whoever writes it.
 */
const known = new Map<string, RedisAddress>();

/** The text of an address without its credentials, which are kept for `requireRedis`. Raises `redis/bad-address`. */
export const withoutCredentials = (given: string): string => {
  const address = redisAddress(given);
  const before = known.get(address.text);
  // A text that was cleaned before brings no news.
  if (before === undefined || address.password !== undefined) known.set(address.text, address);
  return address.text;
};

/**
 * The address that a configuration means, with the credentials that were given with it, or that REWARDSMITH_REDIS gives for
 * the same server. Raises `redis/not-given`.
 */
export const requireRedis = (
  text: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): RedisAddress => {
  const named = variables["REWARDSMITH_REDIS"];
  if (named !== undefined && named !== "") withoutCredentials(named);
  const chosen = text ?? (named ? redisAddress(named).text : undefined);
  if (chosen !== undefined) return known.get(withoutCredentials(chosen)) as RedisAddress;
  throw usageError({
    code: "redis/not-given",
    message: "many machines need a Redis between them, and none was named",
    action: "Give --redis redis://HOST:PORT, or REWARDSMITH_REDIS.",
  });
};
