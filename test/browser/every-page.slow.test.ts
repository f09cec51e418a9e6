import { mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { describeBrowser } from "./chromium.ts";
import { openPage, serveTemporaryRuns, startBrowser, type Looks } from "./dashboard.ts";
import { keyboardFaults, rememberClickable } from "./keyboard.ts";

const source = readFileSync(fileURLToPath(new URL("../../src/web/pages.ts", import.meta.url)), "utf8");
const patterns = [...source.matchAll(/pattern: "([^"]+)"/g)].map(([, pattern]) => pattern as string);

/** Pictures of every page, to be looked at; named when they are written. */
const shots = process.env["REWARDSMITH_SCREENSHOTS"] ?? join(tmpdir(), "rewardsmith-screenshots");

const looks: Looks[] = [1280, 390].flatMap((width) => [false, true].map((dark) => ({ width, dark })));

describeBrowser("every page", () => {
  let served: Awaited<ReturnType<typeof serveTemporaryRuns>>;
  let browser: Browser;
  let addresses: string[];
  beforeAll(async () => {
    served = await serveTemporaryRuns();
    browser = await startBrowser();
    const run = served.names.find((name) => name.includes("mountain-car")) as string;
    const other = served.names.find((name) => name.endsWith("880dc9")) as string;
    const known: Record<string, string> = { ":name": run, ":id": "g1-c1", ":environment": "cartpole" };
    addresses = patterns.map((pattern) => {
      const address = pattern.startsWith("/environments/")
        ? pattern.replace(/:\w+/, "cartpole")
        : pattern.replaceAll(/:\w+/g, (name) => known[name] ?? name);
      return address === "/compare" ? `/compare?runs=${run},${other}` : address;
    });
    mkdirSync(shots, { recursive: true });
    console.log(`screenshots: ${shots}`);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test.each(looks)(
    "opens at $width px, dark: $dark, with no serious fault, nothing beyond its edge, no stray request",
    async (look) => {
      const faults: string[] = [];
      for (const [index, path] of addresses.entries()) {
        // There is no batch among the recorded runs: its page says so.
        const page = await openPage(browser, { address: served.server.address, path, ...look });
        await page.settled();
        const name = (patterns[index] as string).replaceAll(/\W+/g, "-").replaceAll(/^-|-$/g, "") || "runs";
        await page.screenshot({
          path: join(shots, `${name}-${look.width}${look.dark ? "-dark" : ""}.png`),
          fullPage: true,
        });
        const beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (Number(beyond) > 0) faults.push(`${path}: ${beyond} px beyond its edge`);
        faults.push(...(await seriousFindings(page)).map((fault) => `${path}: ${fault}`));
        faults.push(...page.strays.map((stray) => `${path} asks for ${stray}`));
        faults.push(
          ...page.complaints.filter((text) => !/status of 4\d\d/.test(text)).map((text) => `${path}: ${text}`),
        );
        await page.context().close();
      }
      expect(faults).toEqual([]);
    },
  );

  test("is gone through by keys alone, and shows where they are", async () => {
    const faults: string[] = [];
    for (const path of addresses) {
      const page = await openPage(browser, { address: served.server.address, path, before: rememberClickable });
      await page.settled();
      faults.push(...(await keyboardFaults(page)).map((fault) => `${path}: ${fault}`));
      await page.context().close();
    }
    expect(faults).toEqual([]);
  });
});
