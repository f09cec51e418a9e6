import { existsSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { chromium as driver, type Browser, type Page, type Request } from "playwright-core";
import { startServer, type Server } from "../../src/server/serve.ts";
import { afterAll, beforeAll } from "vitest";
import { chromium, describeBrowser } from "./chromium.ts";
import { temporaryRuns } from "./temporary-runs.ts";

/** The driver takes a path alone. */
export const located = (name: string): string =>
  isAbsolute(name)
    ? name
    : ((process.env["PATH"] ?? "")
        .split(delimiter)
        .map((folder) => join(folder, name))
        .find(existsSync) ?? name);

/** A browser for the pages of a file; `close` ends it. */
export const startBrowser = (): Promise<Browser> =>
  driver.launch({
    executablePath: located(chromium as string),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
  });

export type Looks = { width?: number; height?: number; dark?: boolean };

/** What a page must never do. */
export type Watched = Page & {
  /** What it wrote to its console as errors, what it threw, and what its policy refused. */
  complaints: string[];
  /** Addresses beyond loopback that it asked for. */
  strays: string[];
  /** Resolves once all that it asked for has come, its stream of events aside. */
  settled(): Promise<void>;
};

/** A page of that server, let in by its token, with what it does wrong written down. `before`: run before its own script. */
export const openPage = async (
  browser: Browser,
  {
    address,
    path = "/",
    before,
    width = 1280,
    height = 900,
    dark = false,
  }: { address: string; path?: string; before?: string } & Looks,
): Promise<Watched> => {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  if (before !== undefined) await context.addInitScript(before);
  const page = await context.newPage();
  let pending = 0;
  const isCounted = (request: Request): boolean => !request.url().includes("/api/events");
  page.on("request", (request) => void (isCounted(request) && pending++));
  for (const event of ["requestfinished", "requestfailed"] as const)
    page.on(event as "requestfinished", (request: Request) => void (isCounted(request) && pending--));
  const watched = Object.assign(page, {
    complaints: [] as string[],
    strays: [] as string[],
    // A page may ask for more when what it asked for has come: twice in a row there is nothing to wait for.
    settled: async () => {
      for (let quiet = 0; quiet < 2; quiet = pending === 0 ? quiet + 1 : 0) await page.waitForTimeout(100);
    },
  });
  page.on("console", (message) => message.type() === "error" && watched.complaints.push(message.text()));
  page.on("pageerror", (error) => watched.complaints.push(String(error)));
  page.on("request", (request) => {
    if (!/^(?:https?:\/\/127\.0\.0\.1[:/]|data:|blob:)/.test(request.url())) watched.strays.push(request.url());
  });
  const url = new URL(address);
  url.pathname = path.split("?")[0] as string;
  for (const [name, value] of new URLSearchParams(path.split("?")[1] ?? "")) url.searchParams.append(name, value);
  await page.goto(url.href);
  await page.waitForSelector("h1, .problem");
  return watched;
};

/** A server on a temporary runs folder. */
export const serveTemporaryRuns = async (): Promise<{
  server: Server;
  runs: string;
  names: string[];
  close(): Promise<void>;
}> => {
  const { runs, names, close } = temporaryRuns();
  const server = await startServer(runs, { port: 0 });
  return {
    server,
    runs,
    names,
    close: async () => {
      await server.close();
      close();
    },
  };
};

/** What tests of pages have: filled before the first of them runs. */
export type Open = { browser: Browser } & Awaited<ReturnType<typeof serveTemporaryRuns>>;

/** Tests that need a browser, over a server on the committed runs. */
export const describeDashboard = (name: string, body: (open: Open) => void): void =>
  describeBrowser(name, () => {
    const open = {} as Open;
    beforeAll(async () => {
      Object.assign(open, await serveTemporaryRuns());
      open.browser = await startBrowser();
    });
    afterAll(async () => {
      await open.browser?.close();
      await open.close?.();
    });
    body(open);
  });
