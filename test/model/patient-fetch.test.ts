import { expect, test } from "vitest";
import { patientFetch } from "../../src/model/patient-fetch.ts";
import { cut, raw, silent, stalled, startScriptedServer } from "./scripted-server.ts";

const post = { method: "POST", headers: { "content-type": "application/json", "x-one": "1" }, body: "{}" };

test("it posts and reads as fetch does", async () => {
  const server = await startScriptedServer([raw('{"a": "ä"}', { status: 418 }), raw("", { status: 204 })]);
  const response = await patientFetch(`${server.baseURL}/chat`, post);
  expect(response.status).toBe(418);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({ a: "ä" });
  expect((await patientFetch(new URL(server.baseURL), post)).body).toBeNull();
  expect(server.requests[0]).toMatchObject({ path: "/v1/chat", body: {}, headers: { "x-one": "1" } });
  await server.close();
});

test("the caller's signal ends a silent server and a stalled body; a cut body is an error", async () => {
  const server = await startScriptedServer([silent, stalled, cut]);
  await expect(patientFetch(server.baseURL, { ...post, signal: AbortSignal.timeout(100) })).rejects.toThrow();
  const slow = await patientFetch(server.baseURL, { ...post, signal: AbortSignal.timeout(100) });
  await expect(slow.text()).rejects.toThrow();
  const half = await patientFetch(server.baseURL, post);
  await expect(half.text()).rejects.toThrow();
  await server.close();
});

test("a body that is not text is refused", async () => {
  await expect(patientFetch("http://127.0.0.1:1", { method: "POST", body: new Uint8Array(1) })).rejects.toThrow(
    /must be a text/,
  );
});
