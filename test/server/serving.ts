import { spawn, type ChildProcess } from "node:child_process";
import { expect } from "vitest";
import { binary } from "../cli/command.ts";

/** `rewardsmith serve` in a process of its own, and a page's way to ask it. */
export type Serving = {
  child: ChildProcess;
  get<Value>(path: string): Promise<Value>;
  send(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** What it answers with 200. */
  post<Value>(path: string, body: unknown): Promise<Value>;
};

export const startServing = async (runs: string): Promise<Serving> => {
  const child = spawn(process.execPath, [binary, "serve", runs, "--no-open"], { stdio: ["ignore", "pipe", "inherit"] });
  const { origin, port, searchParams } = await new Promise<URL>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (data: Buffer) => {
      said += data.toString();
      if (said.includes("\n")) resolve(new URL(said.trim()));
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const cookie = `rewardsmith-${port}=${searchParams.get("token")}`;
  const send: Serving["send"] = async (path, body) => {
    const response = await fetch(origin + path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { cookie, origin, "content-type": "application/json" },
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    child,
    send,
    get: async (path) => (await fetch(origin + path, { headers: { cookie } })).json() as Promise<never>,
    post: async <Value>(path: string, body: unknown) => {
      const answer = await send(path, body);
      expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBe(200);
      return answer.body as Value;
    },
  };
};

/** As a machine does it. */
export const killServer = ({ child }: Serving): Promise<void> =>
  new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
