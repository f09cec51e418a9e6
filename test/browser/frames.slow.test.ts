import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyPages } from "../../src/server/copy/write.ts";
import { startServer, type Server } from "../../src/server/serve.ts";
import { runCommand } from "../cli/command.ts";
import { describePython } from "../python/python.ts";
import { usePython } from "../simulator/gymnasium/opened.ts";
import { seriousFindings } from "./accessibility.ts";
import { describeBrowser } from "./chromium.ts";
import { openPage, startBrowser } from "./dashboard.ts";
import { openAddress } from "./open-file.ts";

const fixtures = fileURLToPath(new URL("../simulator/gymnasium/fixtures", import.meta.url));

const small = ["--designer", "symbolic", "--generations", "1", "--samples", "1", "--steps", "256", "--episodes", "2"];
const seeds = ["--report-seeds", "1", "--selection-seeds", "1", "--leaders", "1", "--json", "--display", "none"];

/** Red, green and blue of the middle of a picture on the page, the n-th of them. */
const colourOf = (page: Page, index = 0): Promise<number[]> =>
  page.evaluate(`(() => {
    const canvas = document.querySelectorAll("canvas.player-picture")[${index}];
    return [...canvas.getContext("2d").getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data].slice(0, 3);
  })()`);

/** Waits until what the moment shows is drawn. */
const shows = (page: Page, step: number, index = 0) =>
  page
    .locator("canvas.player-picture")
    .nth(index)
    .and(page.locator(`[data-step="${step}"]`))
    .waitFor();

const runWorld = async (
  name: string,
  { runs, interpreter }: { runs: string; interpreter: string },
): Promise<string> => {
  const world = ["--env", `gymnasium:drawn/${name}-v0`, "--python-import", "frame_fixtures"];
  const { code, stderr } = await runCommand(["run", ...world, ...small, ...seeds, "--runs", runs], {
    cwd: runs,
    env: { REWARDSMITH_PYTHON: interpreter, PYTHONPATH: fixtures },
  });
  expect(`${code} ${code === 0 ? "" : stderr}`).toBe("0 ");
  return readdirSync(runs).find((each) => each.includes(`drawn-${name.toLowerCase()}-`)) as string;
};

describePython("pictures of a world that draws itself", (interpreter) => {
  usePython(interpreter);
  describeBrowser("in a browser", () => {
    const runs = mkdtempSync(join(tmpdir(), "rewardsmith-frames-"));
    let browser: Browser;
    let server: Server;
    beforeAll(async () => {
      server = await startServer(runs, { port: 0 });
      browser = await startBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
      rmSync(runs, { recursive: true, force: true });
    });

    const episodes = (run: string): string => `/run/${run}/candidate/g1-c1?tab=episodes`;

    test("are recorded on request, follow the scrub bar, stay with the run, and go into a copy", async () => {
      const name = await runWorld("Drawn", { runs, interpreter });
      const page = await openPage(browser, { address: server.address, path: episodes(name) });
      await page.getByRole("button", { name: "Record pictures" }).click({ timeout: 240_000 });
      await page.locator("canvas.player-picture").waitFor({ timeout: 240_000 });
      await shows(page, 0);
      const [none, , start] = await colourOf(page);
      expect(none).toBe(0);
      await page.locator(".player").focus();
      await page.keyboard.press("End");
      await shows(page, 24);
      expect(await colourOf(page)).toEqual([240, expect.any(Number), start]);
      await page.locator(".player-scrub").fill("0.7");
      await shows(page, 7);
      expect(await colourOf(page)).toEqual([70, expect.any(Number), start]);
      await page.getByText("picture of step 7").waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(1280);
      expect(await page.getByRole("button", { name: "Record pictures" }).count()).toBe(0);
      // The strips are there as before.
      expect(await page.locator(".player-strip").count()).toBeGreaterThan(0);

      await page.reload();
      await shows(page, 0);
      await page.getByRole("radio", { name: "side by side" }).check();
      await page.getByRole("button", { name: "Record pictures" }).click();
      await page.locator("canvas.player-picture").nth(1).waitFor({ timeout: 240_000 });
      await page.locator(".player-scrub").fill("0.3");
      await shows(page, 3, 0);
      await shows(page, 3, 1);
      const starts = [await colourOf(page, 0), await colourOf(page, 1)].map(([, , blue]) => blue);
      expect(starts[0]).toBe(start);
      expect(starts[1]).not.toBe(start);
      expect([...page.complaints, ...page.strays]).toEqual([]);
      expect(readdirSync(join(runs, name, "frames"))).toHaveLength(2);
      await page.context().close();

      const out = join(runs, "copy");
      const { notices } = await copyPages(name, { runs, out });
      expect(notices).toEqual([]);
      const copy = await openAddress(browser, {
        address: `${pathToFileURL(join(out, "index.html")).href}#${episodes(name)}`,
      });
      await shows(copy, 0);
      await copy.locator(".player-scrub").fill("0.7");
      await shows(copy, 7);
      expect(await colourOf(copy)).toEqual([70, expect.any(Number), start]);
      expect(await copy.getByRole("button", { name: "Record pictures" }).count()).toBe(0);
      expect(copy.complaints).toEqual([]);
      await copy.context().close();
    }, 900_000);

    test("where there are none the page says why and goes on with the numbers", async () => {
      const run = await runWorld("NoRender", { runs, interpreter });
      const page = await openPage(browser, { address: server.address, path: episodes(run) });
      await page.getByRole("button", { name: "Record pictures" }).click({ timeout: 240_000 });
      await page.getByRole("alert").getByText("it has no render()").waitFor({ timeout: 240_000 });
      await page.locator(".player-scrub").fill("0.7");
      await page.locator('.player-clock:text-is("0.7 s of 2.4 s, step 7")').waitFor();
      expect(await page.locator("canvas.player-picture").count()).toBe(0);
      await page.getByRole("button", { name: "Record pictures" }).waitFor();
      await page.context().close();
    }, 900_000);
  });
});
