import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createOpenAiModel } from "../../src/model/openai.ts";
import { withRetry } from "../../src/model/retry.ts";
import { raw, startScriptedServer } from "./scripted-server.ts";
import { fakeClock, request, serverAt } from "./stack.ts";

/** Made for this test, for 127.0.0.1 and a hundred years: no secret, and trusted by nobody. */
const pem = (name: string) => readFileSync(new URL(`fixtures/self-signed-${name}.pem`, import.meta.url));

const start = async (): Promise<number> => {
  const server = createServer({ key: pem("key"), cert: pem("cert") }, (_, response) => response.end("{}"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
};

const ask = (baseUrl: string) => {
  const clock = fakeClock();
  const model = createOpenAiModel({ server: serverAt(baseUrl), timeoutMilliseconds: 20_000 });
  return { clock, answer: withRetry(model, { clock }).complete(request()) };
};

test("a certificate that nobody trusts is told at once, with the way to trust it", async () => {
  const { clock, answer } = ask(`https://127.0.0.1:${await start()}/v1`);
  await expect(answer).rejects.toMatchObject({
    code: "model-certificate",
    message: expect.stringMatching(/DEPTH_ZERO_SELF_SIGNED_CERT/) as string,
    action: expect.stringMatching(/NODE_EXTRA_CA_CERTS/) as string,
  });
  expect(clock.slept).toEqual([]);
});

test("https to a port that speaks plain http is told at once", async () => {
  const server = await startScriptedServer([raw("{}")]);
  onTestFinished(() => server.close());
  const { clock, answer } = ask(server.baseURL.replace("http:", "https:"));
  await expect(answer).rejects.toMatchObject({
    code: "model-base-url",
    message: expect.stringMatching(/https/) as string,
  });
  expect(clock.slept).toEqual([]);
});
