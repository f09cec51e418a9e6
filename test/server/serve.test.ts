import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { addressOf, isAnswering, readStanding } from "../../src/app/dashboard/standing.ts";
import { startServer, type Server } from "../../src/server/serve.ts";
import { temporaryRuns } from "../browser/temporary-runs.ts";

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const folder = (): { runs: string; names: string[] } => {
  const { close, ...made } = temporaryRuns();
  ends.push(close);
  return made;
};

const serve = async (runs: string, options: Parameters<typeof startServer>[1] = { port: 0 }): Promise<Server> => {
  const server = await startServer(runs, options);
  let open = true;
  const close = async () => {
    if (open) await server.close();
    open = false;
  };
  ends.push(close);
  return { ...server, close };
};

/** The cookie that the token becomes. */
const cookieOf = async (address: string): Promise<string> =>
  ((await fetch(address, { redirect: "manual" })).headers.get("set-cookie") ?? "").split(";")[0] as string;

test("a server that is started again has its port and token, which nobody else may read", async () => {
  const { runs } = folder();
  const first = await serve(runs);
  const standing = await readStanding(runs);
  expect(standing && addressOf(standing)).toBe(first.address);
  expect(standing && (await isAnswering(standing))).toBe(true);
  expect(statSync(join(runs, ".serve.json")).mode & 0o777).toBe(0o600);
  const cookie = await cookieOf(first.address);
  await first.close();
  const second = await serve(runs, {});
  expect(second.address).toBe(first.address);
  const response = await fetch(new URL("/api/runs", second.address), { headers: { cookie } });
  expect(response.status).toBe(200);
});

test("where somebody else has its port by now it takes another one, and another token", async () => {
  const { runs } = folder();
  const first = await serve(runs);
  await first.close();
  const other = createServer();
  await new Promise<void>((done) => other.listen(first.port, "127.0.0.1", done));
  ends.push(() => new Promise<void>((done) => void other.close(() => done())));
  const second = await serve(runs, {});
  expect(second.port).not.toBe(first.port);
  expect(new URL(second.address).searchParams.get("token")).not.toBe(new URL(first.address).searchParams.get("token"));
  await expect(serve(runs, { port: first.port })).rejects.toMatchObject({ code: "port-taken" });
});

test("a body of 100 MB is refused, and what was there before stays", async () => {
  const { runs, names } = folder();
  const { address, port } = await serve(runs);
  const cookie = await cookieOf(address);
  const host = `127.0.0.1:${port}`;
  const headers = { cookie, host, origin: `http://${host}`, "content-type": "application/json" };
  const status = await new Promise<number | "cut">((resolve) => {
    const sent = request({ host: "127.0.0.1", port, method: "PUT", path: `/api/runs/${names[0]}/labels`, headers });
    sent.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    // The server need not hear it to its end.
    sent.on("error", () => resolve("cut"));
    const chunk = Buffer.alloc(1024 * 1024, "x");
    let left = 100;
    const write = (): void => {
      while (left-- > 0) if (!sent.write(chunk)) return void sent.once("drain", write);
      sent.end();
    };
    write();
  });
  expect([413, "cut"]).toContain(status);
  expect(existsSync(join(runs, names[0] as string, "labels.json"))).toBe(false);
  expect((await fetch(new URL("/api/runs", address), { headers: { cookie } })).status).toBe(200);
});

test("a note is on the disk before it is answered", async () => {
  const { runs, names } = folder();
  const { address, port } = await serve(runs);
  const cookie = await cookieOf(address);
  const said = { tags: ["kept"], note: "typed by a person" };
  const response = await fetch(new URL(`/api/runs/${names[0]}/labels`, address), {
    method: "PUT",
    headers: { cookie, origin: `http://127.0.0.1:${port}`, "content-type": "application/json" },
    body: JSON.stringify(said),
  });
  expect(response.status).toBe(200);
  expect(JSON.parse(readFileSync(join(runs, names[0] as string, "labels.json"), "utf8"))).toEqual(said);
});

test("it ends by itself once nobody has looked for so long", async () => {
  const { runs } = folder();
  const idle = Promise.withResolvers<void>();
  await serve(runs, { port: 0, idle: 1, onIdle: idle.resolve });
  await idle.promise;
});
