import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

export type TestRedis = {
  port: number;
  url: string;
  pid(): number;
  /** An administrator's connection. */
  admin: Redis;
  /** As if the machine had lost its power: nothing is saved that was not. */
  kill(): Promise<void>;
  /** Again on the same port, over the same folder. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const server of running) server.kill("SIGKILL");
});

/** A Redis server on a port of its own, with a folder of its own, that ends with the process at the latest. `settings` as of redis.conf. */
export const startRedis = async (settings: readonly string[] = []): Promise<TestRedis> => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-redis-"));
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const own = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
    const started = spawn("redis-server", [...own, ...settings], { stdio: ["ignore", "pipe", "inherit"] });
    server = started;
    running.add(started);
    started.on("exit", () => running.delete(started));
    await new Promise<void>((resolve, reject) => {
      let said = "";
      started.stdout.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes("Ready to accept connections")) resolve();
      });
      started.on("exit", () => reject(new Error(`redis-server ended: ${said}`)));
    });
  };
  const kill = async (): Promise<void> => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    server.kill("SIGKILL");
    await once(server, "exit");
  };
  await start();
  const admin = new Redis({ port, host: "127.0.0.1", maxRetriesPerRequest: null, lazyConnect: true });
  admin.on("error", () => {});
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    admin,
    pid: () => server?.pid ?? 0,
    kill,
    start,
    stop: async () => {
      admin.disconnect();
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
