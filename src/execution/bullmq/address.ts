import { usageError } from "../../core/errors.ts";

/** Where a Redis server is; `text` is what may be printed and stored: no credentials. */
export type RedisAddress = {
  text: string;
  host: string;
  port: number;
  database: number;
  tls: boolean;
  username?: string;
  password?: string;
};

const bad = (problem: string) =>
  usageError({
    code: "redis/bad-address",
    // The text itself may hold a password.
    message: `the address of Redis ${problem}`,
    action:
      "Write redis://HOST:PORT, or rediss:// for TLS, with USER:PASSWORD@ before the host where it asks for them; better in REWARDSMITH_REDIS, which others on this machine cannot read.",
  });

/** Reads `redis[s]://[user:password@]host[:port][/database]`. Raises `redis/bad-address`, which never says what was given. */
export const redisAddress = (given: string): RedisAddress => {
  const url = URL.parse(given.trim());
  if (url === null) throw bad("is no address");
  if (url.protocol !== "redis:" && url.protocol !== "rediss:") throw bad("does not begin with redis:// or rediss://");
  if (url.hostname === "") throw bad("names no host");
  const database = /^\/?$/.test(url.pathname) ? 0 : Number(url.pathname.slice(1));
  if (!Number.isInteger(database) || database < 0) throw bad("ends in something that is no number of a database");
  if (url.search !== "" || url.hash !== "") throw bad("has something behind the host that is no number of a database");
  const port = url.port === "" ? 6379 : Number(url.port);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const { username, password } = url;
  return {
    text: `${url.protocol}//${url.hostname}:${port}${database === 0 ? "" : `/${database}`}`,
    host,
    port,
    database,
    tls: url.protocol === "rediss:",
    ...(username !== "" && { username: decodeURIComponent(username) }),
    ...(password !== "" && { password: decodeURIComponent(password) }),
  };
};
