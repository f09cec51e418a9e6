import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import type { StartedCommand } from "../../src/app/start/launch.ts";
import type { Heard } from "../../src/app/session/say.ts";
import type { PlanPage } from "../../src/server/views/start.ts";
import type { SessionPage } from "../../src/server/views/session/types.ts";
import { temporaryRuns } from "../browser/temporary-runs.ts";

// A whole process as a person starts it, killed as a machine does it.

const { runs, close } = temporaryRuns();
const binary = fileURLToPath(new URL("../../bin/rewardsmith.mjs", import.meta.url));
const patience = { timeout: 240_000, interval: 500 };

type Served = { child: ChildProcess; origin: string; cookie: string };

const serve = async (): Promise<Served> => {
  const child = spawn(process.execPath, [binary, "serve", runs, "--no-open"], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<URL>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (data: Buffer) => {
      said += data.toString();
      if (said.includes("\n")) resolve(new URL(said.trim()));
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    child,
    origin: address.origin,
    cookie: `rewardsmith-${address.port}=${address.searchParams.get("token")}`,
  };
};

const kill = ({ child }: Served): Promise<void> =>
  new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });

let server = await serve();
afterAll(async () => {
  await kill(server);
  close();
});

const get = async <Value>(path: string): Promise<Value> =>
  (await fetch(server.origin + path, { headers: { cookie: server.cookie } })).json() as Promise<Value>;
const post = async <Value>(path: string, body: unknown): Promise<Value> => {
  const { cookie, origin } = server;
  const response = await fetch(origin + path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { cookie, origin, "content-type": "application/json" },
  });
  expect(response.status, path).toBe(200);
  return (await response.json()) as Value;
};

const wanted = {
  words: "keep the pole within 5 degrees",
  environment: "cartpole",
  task: "balance",
  effort: "quick",
  seed: 1,
  constraints: [],
  asks: true,
};

test("a run is planned and started from a page, outlives a server that is killed, and hears what was said to both", async () => {
  const plan = await post<PlanPage>("/api/start/plan", wanted);
  expect(plan.rows).toContainEqual({ label: "measured by", text: expect.stringContaining("cartpole/balance") });
  const before = readdirSync(runs);

  const start = { id: "start-0001", ...wanted };
  await Promise.all([post("/api/start", start), post("/api/start", start)]);
  const standing = (): Promise<StartedCommand> => get("/api/start/start-0001");
  await expect.poll(async () => (await standing()).run, patience).not.toBeNull();
  const { run, state } = await standing();
  expect(state).toBe("running");
  const name = run as string;

  const note = { id: "note-0001", said: { kind: "intervention", intervention: { kind: "note", text: "too fast" } } };
  // Killed in the middle of an answer: whoever sends it again under its name says it once.
  const unheard = post<Heard>(`/api/runs/${name}/said`, note).catch(() => null);
  await kill(server);
  await unheard;
  server = await serve();
  expect(await post<Heard>(`/api/runs/${name}/said`, note)).toMatchObject({ kind: "kept", number: 1 });
  await post("/api/start", start);
  const made = readdirSync(runs).filter((each) => /^\d{8}-/.test(each) && !before.includes(each));
  expect(made).toEqual([name]);

  const session = (): Promise<SessionPage> => get(`/api/runs/${name}/session`);
  await expect.poll(async () => (await session()).asked, patience).toBe(1);
  const goOn = { kind: "intervention", intervention: { kind: "continue" } };
  await post(`/api/runs/${name}/said`, { id: "go-on-0001", said: goOn });
  await expect
    .poll(async () => (await session()).turns[1]?.said.map(({ text }) => text), patience)
    .toEqual(["too fast", "go on"]);

  await post(`/api/runs/${name}/stop`, { id: "stop-0001" });
  await expect.poll(async () => (await session()).status, patience).toBe("interrupted");
  // Gone on with from the page, it asks where it had stopped.
  await post(`/api/runs/${name}/go-on`, { id: "resume-0001", generations: null, asks: true });
  await expect.poll(async () => (await session()).asked, patience).toBe(2);
  await post(`/api/runs/${name}/stop`, { id: "stop-0002" });
  await expect.poll(async () => (await session()).status, patience).toBe("interrupted");
}, 900_000);

test("what cannot be started says why", async () => {
  await post("/api/start", { id: "start-0002", ...wanted, constraints: ["nonsense("] });
  await expect.poll(async () => (await get<StartedCommand>("/api/start/start-0002")).state, patience).toBe("ended");
  expect((await get<StartedCommand>("/api/start/start-0002")).said).toContain("--constraint");
});
