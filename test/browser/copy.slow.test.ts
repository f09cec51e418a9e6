import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { copyPages } from "../../src/server/copy/write.ts";
import { seriousFindings } from "./accessibility.ts";
import { describeBrowser } from "./chromium.ts";
import { startBrowser } from "./dashboard.ts";
import { openAddress } from "./open-file.ts";

const committed = fileURLToPath(new URL("../fixtures/run-folders/0.1.0", import.meta.url));

const run = "20261129-034524_mountain-car-reach_83ee7d";

/** Any static host: files below a path, and nothing that knows the pages. */
const host = async (folder: string): Promise<string> => {
  const types: Record<string, string> = {
    html: "text/html",
    js: "text/javascript",
    css: "text/css",
    svg: "image/svg+xml",
  };
  const server = createServer((request, response) => {
    try {
      const name = (request.url ?? "").replace(/^\/some\/where\//, "").replace(/[?#].*$/, "") || "index.html";
      const content = readFileSync(join(folder, name));
      response.writeHead(200, { "content-type": types[name.split(".").at(-1) as string] as string }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/where/`;
};

describeBrowser("a copy of a run's pages", () => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-copy-"));
  let browser: Browser;
  beforeAll(async () => {
    await copyPages("83ee7d", { runs: committed, out: join(folder, "pages") });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const walk = async (address: string) => {
    const page = await openAddress(browser, { address });
    await page.getByRole("link", { name: "Lineage" }).click();
    await page.getByText("g2-c3").first().waitFor();
    expect(page.url()).toContain("#/run/");
    // What a page's state is stands in its address, so that it can be sent.
    const again = await openAddress(browser, { address: page.url() });
    await again.getByText("g2-c3").first().waitFor();
    await again.close();
    await page.getByRole("link", { name: "Runs" }).click();
    await page.getByRole("link", { name: "mountain-car · reach" }).click();
    await page.getByRole("heading", { level: 1, name: "mountain-car" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Runs" }).waitFor();
    return page;
  };

  test("opens from a disk, leads from page to page and asks nobody", async () => {
    const page = await walk(pathToFileURL(join(folder, "pages/index.html")).href);
    expect(page.complaints).toEqual([]);
    expect(page.asked.filter((address) => !address.startsWith("file:") && !address.startsWith("data:"))).toEqual([]);
    await page.close();
  });

  test("opens from any static host, at any depth, with relative addresses alone", async () => {
    const address = await host(join(folder, "pages"));
    const page = await walk(address);
    expect(page.complaints).toEqual([]);
    expect(page.asked.filter((asked) => !asked.startsWith(address) && !asked.startsWith("data:"))).toEqual([]);
    await page.close();
  });

  test("the best candidate's episodes play from their data", async () => {
    const index = pathToFileURL(join(folder, "pages/index.html")).href;
    const page = await openAddress(browser, { address: `${index}#/run/${run}/candidate/g2-c3?tab=episodes` });
    await page.getByRole("slider").first().waitFor();
    expect(page.complaints).toEqual([]);
    await page.close();
  });

  test.each([
    { width: 1280, dark: false },
    { width: 390, dark: true },
  ])("its pages keep nobody out and are no wider than the screen: %o", async (looks) => {
    const index = pathToFileURL(join(folder, "pages/index.html")).href;
    const pages = [
      ["", "h1"],
      [`#/run/${run}`, ".strip circle"],
      [`#/run/${run}/lineage`, "main svg"],
      [`#/run/${run}/candidate/g2-c3`, "pre"],
      [`#/run/${run}/candidate/g2-c3?tab=episodes`, ".player-canvas canvas"],
    ] as const;
    for (const [path, whole] of pages) {
      const page = await openAddress(browser, { address: `${index}${path}`, ...looks });
      await page.locator(whole).first().waitFor({ state: "attached" });
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path).toBe(true);
      expect(page.complaints, path).toEqual([]);
      // It reads style sheets over, which a copy's policy refuses it with a complaint.
      expect(await seriousFindings(page), path).toEqual([]);
      await page.context().close();
    }
  });

  test("nothing in it acts, and what it has not got is said", async () => {
    const index = pathToFileURL(join(folder, "pages/index.html")).href;
    const page = await openAddress(browser, { address: index });
    await page.getByText("Learning curves").waitFor();
    for (const name of ["One generation more", "Stop", "New run", "Session", "Compare"])
      expect(
        await page
          .getByRole("button", { name })
          .or(page.getByRole("link", { name, exact: true }))
          .count(),
      ).toBe(0);
    await page.close();
    const other = await openAddress(browser, { address: `${index}#/environments` });
    await other.getByText("This is not part of the copy.").waitFor();
    await other.close();
  });
});
