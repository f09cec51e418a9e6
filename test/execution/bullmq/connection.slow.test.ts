import { afterEach, expect, test } from "vitest";
import { redisAddress } from "../../../src/execution/bullmq/address.ts";
import { checkRedis } from "../../../src/execution/bullmq/connection.ts";
import { describeRedis } from "./redis.ts";
import { startRedis, type TestRedis } from "./server.ts";

describeRedis("a Redis that cannot carry jobs is refused by name, before anything is spent", () => {
  const started: TestRedis[] = [];
  afterEach(() => Promise.all(started.splice(0).map((server) => server.stop())));
  const redis = async (...settings: string[]): Promise<TestRedis> => {
    const server = await startRedis(settings);
    started.push(server);
    return server;
  };
  const checked = (url: string) => checkRedis(redisAddress(url));

  test("one that is fit is not", async () => {
    await expect(checked((await redis()).url)).resolves.toBeUndefined();
  });

  test("absent", async () => {
    const server = await redis();
    await server.kill();
    await expect(checked(server.url)).rejects.toMatchObject({ code: "redis/unreachable", exitCode: 1 });
    await expect(checked(server.url)).rejects.toThrow(new RegExp(`${server.url} cannot be reached.*ECONNREFUSED`));
  });

  test("a replica", async () => {
    const primary = await redis();
    const server = await redis("--replicaof", "127.0.0.1", String(primary.port));
    await expect(checked(server.url)).rejects.toMatchObject({ code: "redis/read-only", exitCode: 1 });
  });

  test("full", async () => {
    const server = await redis();
    await server.admin.connect();
    await server.admin.config("SET", "maxmemory", "1");
    await expect(checked(server.url)).rejects.toMatchObject({ code: "redis/full", exitCode: 1 });
  });

  test("one that evicts", async () => {
    const server = await redis("--maxmemory-policy", "allkeys-lru");
    await expect(checked(server.url)).rejects.toMatchObject({ code: "redis/evicts", exitCode: 1 });
  });

  test("a cluster", async () => {
    const server = await redis("--cluster-enabled", "yes");
    await expect(checked(server.url)).rejects.toMatchObject({ code: "redis/cluster" });
  });

  test.each([
    ["no password", ""],
    ["another password", ":wr0ngpass@"],
    ["another user", "somebody:wr0ngpass@"],
  ])("with %s, which is not repeated", async (_which, credentials) => {
    const server = await redis("--requirepass", "r1ghtpass");
    const url = server.url.replace("//", `//${credentials}`);
    await expect(checked(url)).rejects.toMatchObject({ code: "redis/refused", exitCode: 2 });
    await expect(checked(url)).rejects.not.toThrow(/wr0ngpass|r1ghtpass/);
    await expect(checked(server.url.replace("//", "//:r1ghtpass@"))).resolves.toBeUndefined();
  });

  test("something that speaks no Redis", async () => {
    const { createServer } = await import("node:http");
    const server = createServer().listen(0);
    const { port } = server.address() as { port: number };
    await expect(checked(`redis://127.0.0.1:${port}`)).rejects.toMatchObject({ code: "redis/unreachable" });
    server.close();
  });
});
