import { readdirSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import type { StartedCommand } from "../../src/app/start/launch.ts";
import type { Heard } from "../../src/app/session/say.ts";
import type { PlanPage } from "../../src/server/views/start.ts";
import type { SessionPage } from "../../src/server/views/session/types.ts";
import { temporaryRuns } from "../browser/temporary-runs.ts";
import { killServer, startServing } from "./serving.ts";

// A whole process as a person starts it, killed as a machine does it.

const { runs, close } = temporaryRuns();
const patience = { timeout: 240_000, interval: 500 };

let server = await startServing(runs);
afterAll(async () => {
  await killServer(server);
  close();
});

const get = <Value>(path: string): Promise<Value> => server.get(path);
const post = <Value>(path: string, body: unknown): Promise<Value> => server.post(path, body);

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
  await killServer(server);
  await unheard;
  server = await startServing(runs);
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
