import { afterAll, beforeAll } from "vitest";
import { createApp } from "../../src/server/app.ts";
import { createServed } from "../../src/server/served.ts";
import { temporaryRuns } from "../browser/temporary-runs.ts";

export const token = "0123456789abcdef".repeat(3);
const host = "127.0.0.1:7411";
const cookie = `rewardsmith-7411=${token}`;

type Asking = { method?: string; body?: string; headers?: Record<string, string> };

/** The dashboard of a runs folder without a port: `ask` as its own pages ask, `request` as anybody. */
export const servedApp = (runs: string, { bundle = "/nowhere" }: { bundle?: string } = {}) => {
  const { served, close } = createServed(runs, { token, bundle });
  const app = createApp(served);
  const request = (
    path: string,
    { headers = {}, ...options }: RequestInit & { headers?: Record<string, string> } = {},
  ) => Promise.resolve(app.request(`http://${host}${path}`, { ...options, headers: { host, ...headers } }));
  return {
    request,
    ask: (path: string, { headers = {}, ...options }: Asking = {}) =>
      request(path, { ...options, headers: { cookie, "sec-fetch-site": "same-origin", ...headers } }),
    put: (path: string, body: unknown, { method = "PUT" }: { method?: string } = {}) =>
      request(path, {
        method,
        body: JSON.stringify(body),
        headers: { cookie, origin: `http://${host}`, "content-type": "application/json" },
      }),
    post: async <Value>(path: string, body: unknown): Promise<{ status: number; body: Value }> => {
      const response = await request(path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { cookie, origin: `http://${host}`, "content-type": "application/json" },
      });
      return { status: response.status, body: (await response.json()) as Value };
    },
    get: async <Value>(path: string): Promise<Value> =>
      (await request(path, { headers: { cookie, "sec-fetch-site": "same-origin" } })).json() as Promise<Value>,
    close,
  };
};

/** The dashboard of the committed runs, filled before the first test of a file runs: `app.ask(path)`. */
export const committedRuns = (): { runs: string; app: ReturnType<typeof servedApp> } => {
  const open = {} as ReturnType<typeof committedRuns> & { close(): void };
  beforeAll(() => {
    Object.assign(open, temporaryRuns());
    open.app = servedApp(open.runs);
  });
  afterAll(() => {
    open.app?.close();
    open.close?.();
  });
  return open;
};
