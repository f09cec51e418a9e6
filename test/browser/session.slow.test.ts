import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type Server } from "../../src/server/serve.ts";
import { until } from "../cli/processes.ts";
import { seriousFindings } from "./accessibility.ts";
import { describeBrowser } from "./chromium.ts";
import { openPage, startBrowser, type Watched } from "./dashboard.ts";

const command = fileURLToPath(new URL("../../bin/rewardsmith.mjs", import.meta.url));
const small =
  "--env cartpole --task balance --designer symbolic --references none --generations 2 --samples 3 --steps 8192 --episodes 3 --selection-seeds 1 --report-seeds 1";
const patient = { timeout: 240_000 };

describeBrowser("a session in a page", () => {
  const runs = mkdtempSync(join(tmpdir(), "rewardsmith-said-"));
  let browser: Browser;
  let run: ChildProcess;
  let server: Server;
  let name = "";
  let page: Watched;

  beforeAll(async () => {
    const words = ["session", "keep the pole within 5 degrees, and the cart calm", "--answers", "page", "--runs", runs];
    run = spawn(process.execPath, [command, ...words, "--display", "none", ...small.split(" ")], {
      stdio: "ignore",
      env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" },
    });
    [browser, server] = await Promise.all([startBrowser(), startServer(runs, { port: 0 })]);
    await until(() => readdirSync(runs).some((each) => each.includes("cartpole-balance")));
    name = readdirSync(runs).find((each) => each.includes("cartpole-balance")) as string;
    page = await openPage(browser, { address: server.address, path: `/run/${name}/session` });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (run.exitCode === null) run.kill("SIGKILL");
    rmSync(runs, { recursive: true, force: true, maxRetries: 5 });
  });

  test("what was read of the words stands there, and that the run waits", async () => {
    await page.getByText("The run waits for you").waitFor(patient);
    await page.getByText("|pole.angle| ≤ 0.08727 rad", { exact: true }).waitFor();
    await page.getByText("“cart calm”").waitFor();
  });

  test("a note is kept, shown as text, and said to change nothing with this designer", async () => {
    const box = page.getByRole("textbox", { name: "Note" });
    await box.fill("<img src=x onerror=alert(1)> too fast");
    await box.press("Enter");
    const bubble = page.locator(".saying.waiting");
    await bubble.getByText("<img src=x onerror=alert(1)> too fast").waitFor();
    await bubble.getByText("not read").waitFor();
    expect(await box.inputValue()).toBe("");
  });

  test("a condition is read as one", async () => {
    await page.getByRole("radio", { name: "Constraint" }).click();
    const box = page.getByRole("textbox", { name: "Constraint" });
    await box.fill("abs(cart.position) < 2");
    await box.press("Enter");
    await page.getByText("checked on every evaluation episode, also of the candidates so far").last().waitFor(patient);
  });

  test("a stretch of the episode is marked with the keyboard, and said what it is", async () => {
    await page.getByRole("button", { name: "Watch and mark" }).first().click();
    const player = page.getByRole("group", { name: "Episode player" });
    await player.waitFor(patient);
    await player.focus();
    for (const key of ["[", "ArrowRight", "ArrowRight", "]", "Enter"]) await player.press(key);
    await expect.poll(() => page.getByLabel("To second").inputValue()).not.toBe("");
    expect(await page.getByLabel("From second").inputValue()).toBe("0");
    await page.getByLabel("In your words").fill("drifts away");
    await page.getByRole("button", { name: "Mark the stretch" }).click();
    await page.locator(".saying.waiting").getByText("unsteady: drifts away").waitFor();
  });

  test("what is half typed outlives a reload, and what was sent to a lost server arrives when it is back", async () => {
    await page.goto(new URL(`/run/${name}/session`, server.address).href);
    const box = page.getByRole("textbox", { name: "Note" });
    await box.fill("half a th");
    await page.reload();
    await expect.poll(() => box.inputValue()).toBe("half a th");
    await server.close();
    await box.fill("a whole thought");
    await box.press("Enter");
    await page.getByText("on the way").waitFor();
    server = await startServer(runs, { port: server.port });
    await page.locator(".saying.waiting").getByText("a whole thought").waitFor(patient);
    expect(await page.locator(".saying").getByText("a whole thought").count()).toBe(1);
  });

  test("two episodes are ranked blind with the keyboard, and named once they are", async () => {
    await page.getByRole("link", { name: "Rank behaviours" }).click();
    const player = page.getByRole("group", { name: "Episode player" });
    await player.waitFor(patient);
    expect(await player.textContent()).not.toMatch(/g1-c|fitness/);
    await page.keyboard.press("1");
    await page.getByText(/^You said: ranked, best first: g1-c\d > g1-c\d\.$/).waitFor(patient);
    await page.getByText("1 of 3").first().waitFor(patient);
  });

  test("of several the best and the worst are named with the keyboard, blind; a skipped set comes back when it is asked for", async () => {
    await page.getByRole("radio", { name: "Two at a time" }).focus();
    await page.keyboard.press("ArrowLeft");
    const group = page.getByRole("group", { name: "Which is best, and which worst?" });
    const player = page.getByRole("group", { name: "Episode player" });
    await player.waitFor(patient);
    expect(await player.textContent()).not.toMatch(/g1-c|fitness/);
    await page.keyboard.press("s");
    await page.getByText("You have answered or skipped all that was left.").waitFor();
    await page.getByRole("button", { name: "Show what was skipped" }).press("Enter");
    await group.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press("3");
    await page.getByText("C is best. Now the worst.").waitFor();
    // Faster than the page is painted: each key is of what the one before it led to.
    await page.evaluate(`(async () => {
      for (const key of ["Backspace", "2"]) {
        document.dispatchEvent(new KeyboardEvent("keydown", { key }));
        await new Promise((next) => setTimeout(next));
      }
    })()`);
    await page.getByText("B is best. Now the worst.").waitFor();
    expect(await group.getByRole("button", { name: "Best and worst" }).isDisabled()).toBe(true);
    await page.keyboard.press("1");
    await page.getByText("B is best. A is worst.").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText(/^You said: of all that were shown g1-c\d behaves best and g1-c\d worst\.$/).waitFor(patient);
  });

  test("the next generation answers to all of it", async () => {
    await page.getByRole("link", { name: "Back to the session" }).click();
    await page.getByRole("button", { name: "Go on" }).click();
    const turn = page.getByRole("region", { name: "Generation 2" });
    await turn.waitFor(patient);
    for (const text of ["too fast", "drifts away", "a whole thought", "ranked, best first", "behaves best", "go on"])
      await turn.locator(".saying").getByText(text).waitFor();
    await page.getByText("kept by").or(page.getByText("broken by")).first().waitFor(patient);
    await page.getByText("was the last that was planned").waitFor(patient);
    await page.getByRole("button", { name: "Go on: confirm the best" }).click();
    await page.locator(".state.completed").waitFor(patient);
    expect(page.complaints.filter((text) => !/Failed to load|ERR_/.test(text))).toEqual([]);
    expect(page.strays).toEqual([]);
  });
});
