import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawn, type ChildProcess } from "node:child_process";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addressOf, type Standing } from "../../src/app/dashboard/standing.ts";
import { startServer, type Server } from "../../src/server/serve.ts";
import { until } from "../cli/processes.ts";
import { describeBrowser } from "./chromium.ts";
import { openPage, startBrowser } from "./dashboard.ts";

const command = fileURLToPath(new URL("../../bin/rewardsmith.mjs", import.meta.url));
const small =
  "--env cartpole --designer symbolic --references none --generations 3 --samples 2 --steps 16384 --episodes 4 --selection-seeds 1 --report-seeds 1";

describeBrowser("a run that is watched", () => {
  const runs = mkdtempSync(join(tmpdir(), "rewardsmith-watched-"));
  let browser: Browser;
  let run: ChildProcess;
  let said = "";
  let server: Server | undefined;
  const standing = (): Standing => JSON.parse(readFileSync(join(runs, ".serve.json"), "utf8")) as Standing;

  beforeAll(async () => {
    browser = await startBrowser();
    run = spawn(process.execPath, [command, "run", "--web", "--runs", runs, "--display", "none", ...small.split(" ")], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" },
    });
    run.stderr?.on("data", (data: Buffer) => (said += data.toString()));
    await until(() => /dashboard: http/.test(said));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (run.exitCode === null) run.kill("SIGKILL");
    if (existsSync(join(runs, ".serve.json")) && standing().pid !== process.pid)
      try {
        process.kill(standing().pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    rmSync(runs, { recursive: true, force: true, maxRetries: 5 });
  });

  test("goes on in the page, over a reload, in two tabs, and when its server is killed and started again", async () => {
    const printed = /dashboard: (\S+)/.exec(said)?.[1] as string;
    expect(printed).toBe(addressOf(standing()));
    const page = await openPage(browser, { address: printed });
    await page.locator(".state.running").waitFor();
    await page.getByRole("link", { name: "cartpole · balance" }).click();
    await page.getByRole("heading", { name: "In training now" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "In training now" }).waitFor();
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByRole("heading", { name: "In training now" }).waitFor();

    process.kill(standing().pid, "SIGKILL");
    for (const tab of [page, second]) await tab.getByText("not connected").waitFor();
    server = await startServer(runs);
    expect(server.address).toBe(printed);
    for (const tab of [page, second]) await tab.getByText("not connected").waitFor({ state: "hidden" });
    // Nobody reloads: the search has gone on meanwhile, and its end is told.
    await page.locator(".state.completed").waitFor({ timeout: 240_000 });
    await second.locator(".state.completed").waitFor();
    await page.getByText("Fitness of the best, confirmed").waitFor();
    expect(page.strays).toEqual([]);
  });
});
