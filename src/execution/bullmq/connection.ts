import type { Redis } from "ioredis";
import { ExitCode, messageOf, RewardsmithError } from "../../core/errors.ts";
import type { RedisAddress } from "./address.ts";
import { queuePackages } from "./packages.ts";

/** A connection that nothing ever answers is given up and opened anew after this long; longer than any blocking read. */
export const SOCKET_MILLISECONDS = 30_000;

const CONNECT_MILLISECONDS = 10_000;

const settingsOf = ({ host, port, database, tls, username, password }: RedisAddress) => ({
  host,
  port,
  db: database,
  username,
  password,
  ...(tls && { tls: { servername: host } }),
  connectTimeout: CONNECT_MILLISECONDS,
  // Commands wait for the server's return, however long that takes.
  maxRetriesPerRequest: null,
});

/** A connection that comes back by itself. Its errors are told to `onError`, each time. */
export const openRedis = async (
  address: RedisAddress,
  {
    onError,
    socketMilliseconds = SOCKET_MILLISECONDS,
  }: { onError: (error: Error) => void; socketMilliseconds?: number },
): Promise<Redis> => {
  const { Redis } = await queuePackages();
  const redis = new Redis({
    ...settingsOf(address),
    socketTimeout: socketMilliseconds,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), 2000),
  });
  redis.on("error", onError);
  return redis;
};

const failure = (
  { text }: RedisAddress,
  {
    code,
    says,
    action,
    usage = false,
    cause,
  }: { code: string; says: string; action: string; usage?: boolean; cause?: unknown },
) =>
  new RewardsmithError({
    code: `redis/${code}`,
    message: `Redis at ${text} ${says}`,
    action,
    exitCode: usage ? ExitCode.usage : ExitCode.system,
    cause,
  });

/** What a server answers that will not do what it is asked, by the word that its answer begins with. */
const refusals: [RegExp, { code: string; says: string; action: string; usage?: boolean }][] = [
  [
    /NOAUTH|WRONGPASS|invalid password|AUTH.*without any password/i,
    {
      code: "refused",
      says: "does not accept the user or the password",
      action: "Give both in REWARDSMITH_REDIS: redis://USER:PASSWORD@HOST:PORT.",
      usage: true,
    },
  ],
  [
    /NOPERM/,
    {
      code: "refused",
      says: "does not let this user read and write",
      action: "Give a user that may use all commands on the keys rewardsmith:*.",
      usage: true,
    },
  ],
  [
    /READONLY/,
    {
      code: "read-only",
      says: "is a replica that takes no writes",
      action: "Give the address of the primary.",
    },
  ],
  [
    /^OOM/,
    {
      code: "full",
      says: "is full: it has reached its maxmemory",
      action: "Raise maxmemory, or remove what others keep there.",
    },
  ],
  [
    /MISCONF/,
    {
      code: "read-only",
      says: "takes no writes, since it cannot save to its disk",
      action: "See its log; make room on its disk.",
    },
  ],
  [/LOADING/, { code: "unreachable", says: "is still reading its data from disk", action: "Try again when it has." }],
];

/** Any error of the client, in our words; never with what was sent. */
export const redisFailure = (address: RedisAddress, thrown: unknown): RewardsmithError => {
  if (thrown instanceof RewardsmithError) return thrown;
  const message = messageOf(thrown);
  const known = refusals.find(([pattern]) => pattern.test(message))?.[1];
  if (known !== undefined) return failure(address, { ...known, cause: thrown });
  return failure(address, {
    code: "unreachable",
    says: `cannot be reached: ${message}`,
    action: `Start it, or mend the address${address.tls ? "; of a certificate of your own name the authority's file in NODE_EXTRA_CA_CERTS" : ""}.`,
    cause: thrown,
  });
};

const oldest = [6, 2];

const factsOf = (info: string): Record<string, string> =>
  Object.fromEntries(
    info.split(/\r?\n/).flatMap((line) => {
      const colon = line.indexOf(":");
      return colon === -1 ? [] : [[line.slice(0, colon), line.slice(colon + 1)]];
    }),
  );

const isOlder = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldest as [number, number];
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
};

/**
 * Refuses a Redis that cannot carry jobs, before anything is spent: absent, refusing, too old, read-only, full, or one that
 * throws keys away when it is full (then jobs would vanish without a word). Raises `redis/…`.
 */
export const checkRedis = async (address: RedisAddress): Promise<void> => {
  const { Redis } = await queuePackages();
  const redis = new Redis({
    ...settingsOf(address),
    maxRetriesPerRequest: 1,
    commandTimeout: CONNECT_MILLISECONDS,
    retryStrategy: () => null,
    lazyConnect: true,
    // It asks for INFO, which a server that wants a password refuses by an event and no rejection.
    enableReadyCheck: false,
  });
  // The connection's own reason; a command only hears that the connection is closed.
  let reason: unknown;
  redis.on("error", (error) => (reason ??= error));
  try {
    await redis.connect();
    const facts = factsOf(await redis.info());
    const version = facts["redis_version"] ?? "0";
    if (isOlder(version)) {
      throw failure(address, {
        code: "too-old",
        says: `is version ${version}`,
        action: `Take Redis ${oldest.join(".")} or newer.`,
      });
    }
    if (facts["cluster_enabled"] === "1") {
      throw failure(address, {
        code: "cluster",
        says: "is a cluster",
        action: "Take a single Redis: what passes through it is small.",
      });
    }
    const policy = facts["maxmemory_policy"];
    if (policy !== undefined && policy !== "noeviction") {
      throw failure(address, {
        code: "evicts",
        says: `throws keys away when it is full (maxmemory-policy ${policy}), and jobs with them`,
        action: "Set it otherwise: redis-cli config set maxmemory-policy noeviction.",
      });
    }
    await redis.set(`rewardsmith:check:${process.pid}`, "1", "EX", 10);
  } catch (thrown) {
    throw redisFailure(address, thrown instanceof RewardsmithError ? thrown : (reason ?? thrown));
  } finally {
    redis.disconnect();
  }
};
