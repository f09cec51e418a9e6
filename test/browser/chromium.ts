import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeNeeding } from "../needing.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** `REWARDSMITH_CHROMIUM`, else what is called so here; undefined without one that starts. */
export const chromium: string | undefined = [process.env["REWARDSMITH_CHROMIUM"], ...names].find(
  (name) => name !== undefined && name !== "" && spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0,
);

/** One page of a real browser, driven over its debugging protocol. */
export type Page = {
  /** Resolves when the page is loaded. */
  open(url: string): Promise<void>;
  /** The value of an expression in the page, as JSON has it. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Any command of the protocol. */
  send(method: string, parameters?: object): Promise<Record<string, unknown>>;
  /** What the page wrote to its console and what it threw, and what its security policy refused. */
  complaints: string[];
};

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--hide-scrollbars",
  "--remote-debugging-port=0",
];

const endpointOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (data: Buffer) => {
      said += data.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found !== null) resolve(found[1] as string);
    });
    child.on("exit", (code) => reject(new Error(`the browser ended with ${code}: ${said.slice(-500)}`)));
  });

type Message = {
  id?: number;
  method?: string;
  params?: { exceptionDetails?: object; entry?: { level: string; text: string } };
  result?: Record<string, unknown>;
  error?: { message: string };
};

const connect = async (endpoint: string) => {
  const socket = new WebSocket(endpoint);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`no connection to ${endpoint}`)));
  });
  const waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>();
  const loaded: (() => void)[] = [];
  const complaints: string[] = [];
  let last = 0;
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    const { id, method, params, result, error } = message;
    if (id !== undefined) {
      const one = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) one?.resolve(result ?? {});
      else one?.reject(new Error(error.message));
    } else if (method === "Page.loadEventFired") for (const resolve of loaded.splice(0)) resolve();
    else if (method === "Runtime.exceptionThrown") complaints.push(JSON.stringify(params?.exceptionDetails));
    else if (method === "Log.entryAdded" && params?.entry?.level === "error") complaints.push(params.entry.text);
  });
  let session: string | undefined;
  const send = (method: string, parameters: object = {}): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params: parameters, ...(session && { sessionId: session }) }));
    });
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  session = (await send("Target.attachToTarget", { targetId, flatten: true }))["sessionId"] as string;
  for (const domain of ["Page", "Runtime", "Log"]) await send(`${domain}.enable`);
  return { send, loaded, complaints };
};

/** Starts the browser, hands over a page, and ends the browser with everything it left. */
export const withPage = async <Result>(
  work: (page: Page) => Promise<Result>,
  { width = 1000, height = 900 }: { width?: number; height?: number } = {},
): Promise<Result> => {
  const profile = mkdtempSync(join(tmpdir(), "rewardsmith-browser-"));
  const child = spawn(chromium as string, [...flags, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  try {
    const { send, loaded, complaints } = await connect(await endpointOf(child));
    await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    return await work({
      send,
      complaints,
      async open(url) {
        const done = new Promise<void>((resolve) => loaded.push(resolve));
        await send("Page.navigate", { url });
        await done;
      },
      async evaluate<Value>(expression: string) {
        const answer = await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
        if (answer["exceptionDetails"] !== undefined) throw new Error(JSON.stringify(answer["exceptionDetails"]));
        return (answer["result"] as { value: Value }).value;
      },
    });
  } finally {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.pid !== undefined && child.exitCode === null) {
      process.kill(-child.pid, "SIGKILL");
      await ended;
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** Tests that need a browser. */
export const describeBrowser = (name: string, body: () => void): void =>
  describeNeeding(
    chromium === undefined ? "needs Chromium on the PATH, or its path in REWARDSMITH_CHROMIUM" : undefined,
    name,
    body,
  );
