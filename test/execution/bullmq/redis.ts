import { spawnSync } from "node:child_process";
import { describeNeeding } from "../../needing.ts";

const isThere = spawnSync("redis-server", ["--version"]).status === 0;

/** Tests over a Redis of their own. */
export const describeRedis = (name: string, body: () => void): void =>
  describeNeeding(isThere ? undefined : "redis-server is not there (apt install redis-server)", name, body);
