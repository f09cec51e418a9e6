import { deflateRawSync, deflateSync, brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { BrokenBody, createSend, longestBody } from "../../src/model/exchange.ts";
import { readFailure } from "../../src/model/read-failure.ts";
import { body, bytes, cut, endless, raw, silent, stalled, startScriptedServer } from "./scripted-server.ts";
import type { Reply, ScriptedServer } from "./scripted-server.ts";

const open: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const ask = async (reply: Reply, { milliseconds = 20_000, variables = {} } = {}) => {
  const server = await startScriptedServer([reply]);
  open.push(server);
  const signal = AbortSignal.timeout(milliseconds);
  return createSend(variables)({ url: new URL(server.baseURL), headers: { "x-one": "1" }, body: "{}", signal });
};

test("it posts, and hands over whatever is answered", async () => {
  const found = await ask(raw('{"a": "ä"}', { status: 418 }));
  expect(found).toMatchObject({ status: 418, text: '{"a": "ä"}', headers: { "content-type": "application/json" } });
  expect(open[0]?.requests[0]).toMatchObject({
    path: "/v1",
    body: {},
    headers: { "x-one": "1", "content-length": "2" },
  });
});

test.each([
  ["HTTP/1.1 099 X\r\ncontent-length: 2\r\n\r\n{}", 99],
  ["HTTP/1.1 101 X\r\n\r\n", 101],
  ["HTTP/1.1 101 X\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n", 101],
  ["HTTP/1.1 204 X\r\n\r\n", 204],
  ["HTTP/1.1 600 X\r\ncontent-length: 2\r\n\r\n{}", 600],
  ["HTTP/1.1 999 X\r\ncontent-length: 2\r\n\r\n{}", 999],
])("any status is data: %j", async (answer, status) => {
  expect((await ask(bytes(answer))).status).toBe(status);
});

const text = '{"said": "grüße"}';

test.each([
  ["gzip", "gzip", gzipSync(text)],
  ["GZIP", "GZIP", gzipSync(text)],
  ["gzip that nobody declared", "", gzipSync(text)],
  ["deflate", "deflate", deflateSync(text)],
  ["raw deflate", "deflate", deflateRawSync(text)],
  ["brotli", "br", brotliCompressSync(text)],
  ["zstandard", "zstd", zstdCompressSync(text)],
  ["two layers", "deflate, gzip", gzipSync(deflateSync(text))],
  ["UTF-16 with a mark", "", Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16 without", "", Buffer.from(text, "utf16le")],
  ["UTF-16, the other way round", "", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ["UTF-8 with a mark", "", Buffer.from(`\ufeff${text}`)],
])("a body is read however it is packed: %s", async (_name, encoding, sent) => {
  expect((await ask(body(sent, encoding === "" ? {} : { "content-encoding": encoding }))).text).toBe(text);
});

const overLimit = Buffer.alloc(longestBody + 1, " ");

test.each([
  ["without an end", endless],
  ["a bomb in gzip", body(gzipSync(overLimit), { "content-encoding": "gzip" })],
  ["a bomb in brotli", body(brotliCompressSync(overLimit), { "content-encoding": "br" })],
  ["a bomb in a bomb", body(gzipSync(gzipSync(overLimit)), { "content-encoding": "gzip, gzip" })],
  ["an unknown packing", body("xyz", { "content-encoding": "xyz" })],
])("a body that nothing can be made of is fatal: %s", async (_name, reply) => {
  await expect(ask(reply)).rejects.toMatchObject({ code: "model-body" });
});

test.each([
  ["cut", cut],
  ["cut in its gzip", body(gzipSync(text).subarray(0, 12), { "content-encoding": "gzip" })],
  ["not the packing it says", body("{}", { "content-encoding": "gzip" })],
])("a body that breaks off is told apart: %s", async (_name, reply) => {
  await expect(ask(reply)).rejects.toThrow(BrokenBody);
});

test("the caller's signal ends a silent server and a stalled body", async () => {
  await expect(ask(silent, { milliseconds: 100 })).rejects.toThrow();
  await expect(ask(stalled, { milliseconds: 100 })).rejects.toThrow();
});

test("what is no HTTP, and a connection that is closed, is an error and no hang", async () => {
  await expect(ask(bytes("NOPE\r\n\r\n"))).rejects.toMatchObject({ code: "HPE_INVALID_CONSTANT" });
  await expect(ask(bytes("HTTP/1.1 103 X\r\n\r\n"))).rejects.toThrow();
});

/** A proxy that notes what it is asked for and answers by itself. */
const startProxy = async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end("{}");
  });
  server.on("connect", ({ url }, socket) => {
    asked.push(`CONNECT ${url}`);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
};

test("proxies are heeded; https goes through a tunnel, so that the key is never seen; a machine's own servers are direct", async () => {
  const proxy = await startProxy();
  const variables = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: "direct.invalid" };
  const request = { headers: { authorization: "Bearer x" }, body: "{}", signal: AbortSignal.timeout(20_000) };
  const send = createSend(variables);
  expect((await send({ ...request, url: new URL("http://llm.internal.invalid/v1") })).text).toBe("{}");
  const refused = await send({ ...request, url: new URL("https://llm.internal.invalid/v1") }).catch(
    (error: unknown) => error,
  );
  const where = {
    model: "m",
    baseUrl: "https://llm.internal.invalid/v1",
    secrets: [],
    timeout: 1,
    timedOut: false,
    now: 0,
  };
  expect(readFailure(refused, where)).toMatchObject({
    code: "model-proxy",
    message: expect.stringMatching(/403 Forbidden/) as string,
  });
  await expect(send({ ...request, url: new URL("http://direct.invalid/v1") })).rejects.toThrow(/ENOTFOUND|EAI_AGAIN/);
  expect(proxy.asked).toEqual(["POST http://llm.internal.invalid/v1", "CONNECT llm.internal.invalid:443"]);
  expect((await ask(raw("{}"), { variables })).text).toBe("{}");
  expect(proxy.asked).toHaveLength(2);
  proxy.close();
});

test.each(["::nonsense::", "proxy.example:8080", "socks5://proxy.example:1080", "http://"])(
  "a proxy that cannot be used is told instead of passed by: %s",
  async (proxy) => {
    const send = createSend({ HTTP_PROXY: proxy });
    const request = { headers: {}, body: "{}", signal: AbortSignal.timeout(20_000) };
    await expect(send({ ...request, url: new URL("http://llm.internal.invalid/v1") })).rejects.toMatchObject({
      code: "model-proxy",
      exitCode: 2,
    });
  },
);
