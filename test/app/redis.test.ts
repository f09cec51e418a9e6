import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBatchFile } from "../../src/app/batch/read-file.ts";
import { resolveConfig } from "../../src/app/config.ts";
import { requireRedis } from "../../src/app/redis.ts";

const given = "redis://me:canary-1@host-one:7";

test("a configuration holds no credentials, from wherever it was given; who connects has them", () => {
  for (const asked of [
    { flags: { env: "cartpole", redis: given }, variables: {} },
    { flags: { env: "cartpole" }, variables: { REWARDSMITH_REDIS: given } },
  ]) {
    const config = resolveConfig(asked);
    expect(config.redis).toBe("redis://host-one:7");
    expect(JSON.stringify(config)).not.toContain("canary");
    expect(requireRedis(config.redis, {})).toMatchObject({ username: "me", password: "canary-1" });
  }
});

test("a run that goes on finds them again in REWARDSMITH_REDIS, for the same server alone", () => {
  expect(requireRedis("redis://host-two:6379", { REWARDSMITH_REDIS: "redis://:canary-2@host-two" })).toMatchObject({
    password: "canary-2",
  });
  expect(
    requireRedis("redis://host-three:6379", { REWARDSMITH_REDIS: "redis://:canary-2@host-two" }).password,
  ).toBeUndefined();
  expect(() => requireRedis(undefined, {})).toThrow(/none was named/);
});

test("what is no address is refused without being repeated", () => {
  const resolve = (redis: string) => () => resolveConfig({ flags: { env: "cartpole", redis }, variables: {} });
  expect(resolve("http://me:canary-3@host")).toThrow(/--redis: this is not an address/);
  expect(resolve("http://me:canary-3@host")).not.toThrow(/canary/);
});

test("a batch file that is kept has none either", () => {
  const file = join(mkdtempSync(join(tmpdir(), "rewardsmith-redis-")), "b.yaml");
  writeFileSync(file, `defaults: { env: cartpole, redis: "${given}" }\nmatrix: { seed: [1] }\n`);
  expect(JSON.stringify(readBatchFile(file, []))).toContain("redis://host-one:7");
  expect(JSON.stringify(readBatchFile(file, []))).not.toContain("canary");
  writeFileSync(file, `defaults: { env: cartpole, redis: "http://me:canary-4@host" }\nmatrix: { seed: [1] }\n`);
  expect(() => readBatchFile(file, [])).toThrow(/is not an address/);
  expect(() => readBatchFile(file, [])).not.toThrow(/canary/);
});
