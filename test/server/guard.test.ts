import { afterAll, expect, test } from "vitest";
import { temporaryRuns } from "../browser/temporary-runs.ts";
import { servedApp, token } from "./served.ts";

const { runs, names, close } = temporaryRuns();
const { request, ask, put, close: end } = servedApp(runs);
afterAll(() => {
  end();
  close();
});

const cookie = `rewardsmith-7411=${token}`;

test("without the token nothing is told, neither pages nor data", async () => {
  for (const path of ["/", "/api/runs", "/assets/x.js", `/run/${names[0]}`]) {
    const response = await request(path);
    expect(response.status, path).toBe(401);
    expect(await response.text(), path).not.toContain(names[0]);
  }
  for (const wrong of [token.replace("0", "1"), `${token}0`, ""]) {
    expect((await request("/api/runs", { headers: { cookie: `rewardsmith-7411=${wrong}` } })).status).toBe(401);
    expect((await request(`/?token=${wrong}`)).status).toBe(401);
  }
});

test("the token in the address becomes a cookie that no script reads and no other site sends, and leaves the address", async () => {
  const response = await request(`/run/a?token=${token}&sort=best`);
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/run/a?sort=best");
  expect(response.headers.get("set-cookie")).toBe(`${cookie}; Path=/; HttpOnly; SameSite=Strict`);
});

test("a name that was rebound to this machine is not answered, whatever it brings", async () => {
  for (const host of [
    "evil.example",
    "evil.example:7411",
    "127.0.0.1.evil.example:7411",
    "localhost.evil.example",
    "",
    "10.0.0.1:7411",
  ])
    expect((await request("/api/runs", { headers: { host, cookie } })).status, host).toBe(403);
  for (const host of ["localhost:7411", "127.0.0.1:7411", "[::1]:7411"])
    expect((await request("/api/runs", { headers: { host, cookie } })).status, host).toBe(200);
});

test("another origin, also one of this machine, is not answered", async () => {
  for (const origin of ["http://evil.example", "http://127.0.0.1:1234", "https://127.0.0.1:7411", "null"])
    expect((await ask("/api/runs", { headers: { origin } })).status, origin).toBe(403);
  expect((await ask("/api/runs", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
  expect((await ask("/api/runs", { headers: { "sec-fetch-site": "same-site" } })).status).toBe(403);
  // A link that is followed from elsewhere opens the page, if the browser sends the cookie at all.
  const link = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
  expect((await ask("/api/runs", { headers: link })).status).toBe(200);
  expect((await ask("/api/runs", { headers: link, method: "POST" })).status).toBe(403);
});

test.each(["..", "../..", "../../etc", ".serve.json", "/etc", "a/../..", "batch_x:../..", "a:b:c", "%00", ""])(
  "the name %j does not leave the runs folder",
  async (name) => {
    const { status } = await put(`/api/runs/${encodeURIComponent(name)}/labels`, { tags: [], note: "x" });
    expect([400, 404]).toContain(status);
  },
);

test("a link in the runs folder that leads out of it is no run", async () => {
  const { symlinkSync } = await import("node:fs");
  symlinkSync("/tmp", `${runs}/20260101-000000_out_aaaaaa`);
  expect((await put("/api/runs/20260101-000000_out_aaaaaa/labels", { tags: [], note: "x" })).status).toBe(400);
});

test("a body that is larger than anything a person types is refused before it is read", async () => {
  const note = "x".repeat(300 * 1024);
  expect((await put(`/api/runs/${names[0]}/labels`, { tags: [], note })).status).toBe(413);
});

test("what is sent as anything but JSON of the right form is refused", async () => {
  const form = {
    method: "PUT",
    body: "tags=&note=x",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  };
  expect((await ask(`/api/runs/${names[0]}/labels`, form)).status).toBe(400);
  for (const body of [{}, { tags: "a", note: "" }, { tags: [1], note: "" }, { tags: [], note: 3 }, []])
    expect((await put(`/api/runs/${names[0]}/labels`, body)).status, JSON.stringify(body)).toBe(400);
});

test("every answer forbids scripts, frames and requests of anybody else's", async () => {
  for (const path of ["/", "/api/runs", "/api/nothing"]) {
    const { headers } = await ask(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toMatch(/unsafe|http/);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("cross-origin-resource-policy"), path).toBe("same-origin");
  }
});
