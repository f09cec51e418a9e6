import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { describeBrowser } from "./chromium.ts";
import { openPage, serveTemporaryRuns, startBrowser } from "./dashboard.ts";

describeBrowser("the list of runs", () => {
  let served: Awaited<ReturnType<typeof serveTemporaryRuns>>;
  let browser: Browser;
  beforeAll(async () => {
    served = await serveTemporaryRuns();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  test("names every run of the folder, asks nothing beyond loopback, and drops the token from its address", async () => {
    const page = await openPage(browser, { address: served.server.address });
    for (const name of served.names) await page.getByText(name).waitFor();
    expect(page.url()).not.toContain("token");
    expect(page.complaints).toEqual([]);
    expect(page.strays).toEqual([]);
    await page.close();
  });
});
