import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { playPage } from "../../src/app/play-page.ts";
import type { Recording, Shape } from "../../src/core/recording.ts";
import { drawnMeshes } from "../../src/simulator/mujoco/scene-meshes.ts";
import { everyShape, recording, walk } from "../drawing/recordings.ts";
import { describeBrowser } from "./chromium.ts";
import { describeDashboard, openPage, startBrowser, type Looks } from "./dashboard.ts";

describeBrowser("the play page in a browser", () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await startBrowser()));
  afterAll(() => browser?.close());

  type Opened = Page & { complaints: string[] };

  const open = async (
    what: Recording,
    { width = 1000, height = 900, dark = false, motion = false }: Looks & { motion?: boolean } = {},
  ): Promise<Opened> => {
    const folder = mkdtempSync(join(tmpdir(), "rewardsmith-page-"));
    const file = join(folder, "play.html");
    writeFileSync(file, await playPage(what));
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? "dark" : "light",
      reducedMotion: motion ? "no-preference" : "reduce",
    });
    onTestFinished(async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const page = Object.assign(await context.newPage(), { complaints: [] as string[] });
    page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
    page.on("pageerror", (error) => page.complaints.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector(".player-canvas canvas, .player-strips", { state: "attached" });
    return page;
  };

  const clock = (page: Page) => page.locator(".player-clock").textContent();
  const says = (page: Page, text: string) => page.locator(`.player-clock:text-is(${JSON.stringify(text)})`).waitFor();
  /** What the picture shows, as a text that another picture does not have. */
  const picture = (page: Page): Promise<string> =>
    page.evaluate(`document.querySelector(".player-canvas canvas").toDataURL()`);

  const flat = recording({ episodes: [walk(), walk({ distance: 3, length: 30 })] });
  const solid = recording({ scene: { view: "oblique", shapes: everyShape, root: 2 }, episodes: [walk()] });

  test("stands still where less motion is wanted, and goes where keys, slider and strips say", async () => {
    const page = await open(flat);
    expect(await clock(page)).toBe("0 s of 1.2 s, step 0");
    const first = await picture(page);
    await page.keyboard.press(".");
    await says(page, "0.02 s of 1.2 s, step 1");
    expect(await picture(page)).not.toBe(first);
    await page.keyboard.press("End");
    await says(page, "1.2 s of 1.2 s, step 60");
    const values = await page.locator(".player-value[data-row]").allTextContents();
    // The reward of the last step, and of the term that pays most.
    expect(values.slice(0, 2)).toEqual(["2.954", "3"]);
    await page.keyboard.press("ArrowLeft");
    await says(page, "1.14 s of 1.2 s, step 57");
    await page.locator(".player-scrub").fill("0.6");
    await says(page, "0.6 s of 1.2 s, step 30");
    await page.locator(".player-scrub").focus();
    await page.keyboard.press("ArrowRight");
    await says(page, "0.62 s of 1.2 s, step 31");
    const strip = (await page.locator(".player-plot").first().boundingBox())!;
    await page.mouse.click(strip.x + strip.width / 4, strip.y + strip.height / 2);
    await says(page, "0.3 s of 1.2 s, step 15");
    expect(page.complaints).toEqual([]);
  });

  test("plays by itself to the end and stops, and again on the space key", async () => {
    const page = await open(flat, { motion: true });
    await says(page, "1.2 s of 1.2 s, step 60");
    await page.getByRole("button", { name: "Play" }).waitFor();
    await page.keyboard.press(" ");
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.keyboard.press(" ");
    await page.getByRole("button", { name: "Play" }).waitFor();
    expect(page.complaints).toEqual([]);
  });

  test("changes the episode, chooses what is shown below, and shows numbers alone where nothing is to be drawn", async () => {
    const page = await open(flat);
    await page.locator(".player-episode select").selectOption("1");
    await says(page, "0 s of 0.6 s, step 0");
    const strips = page.locator(".player-strip");
    const before = await strips.count();
    await page.locator(".player-fields summary").click();
    await page.getByRole("checkbox", { name: /trunk\.x/ }).uncheck();
    expect(await strips.count()).toBe(before - 1);
    const alone = await open(recording({ scene: null, episodes: [{ ...walk(), poses: null }] }));
    await alone.keyboard.press(".");
    await says(alone, "0.02 s of 1.2 s, step 1");
    expect(await alone.locator("canvas").count()).toBe(0);
    expect([...page.complaints, ...alone.complaints]).toEqual([]);
  });

  test("bodies are drawn in three dimensions, turned by pointer and keys, or flat where there is no WebGL", async () => {
    const page = await open(solid);
    await page.waitForSelector(".player-corner :text('squares of'), .player-corner :text('drawn flat')");
    const flattened = (await page.locator(".player-corner").textContent())!.includes("drawn flat");
    // Buttons lie on the picture.
    await page.addStyleTag({ content: ".player-corner { opacity: 0 }" });
    const before = await page.locator(".player-canvas canvas").screenshot();
    await page.keyboard.press("End");
    await says(page, "1.2 s of 1.2 s, step 60");
    const moved = await page.locator(".player-canvas canvas").screenshot();
    expect(moved.equals(before)).toBe(false);
    if (!flattened) {
      await page.locator(".player-canvas").focus();
      await page.keyboard.press("Shift+ArrowRight");
      const turned = await page.locator(".player-canvas canvas").screenshot();
      expect(turned.equals(moved)).toBe(false);
      await page.getByRole("button", { name: "Reset" }).click();
      expect((await page.locator(".player-canvas canvas").screenshot()).equals(moved)).toBe(true);
    }
    expect(page.complaints).toEqual([]);
  });

  test("a mesh is drawn as its triangles are, not as the box around them", async () => {
    const [wedge] = drawnMeshes([
      {
        corners: [0, 0, 0, 2, 0, 0, 2, 1, 0, 0, 1, 0, 0, 0, 2, 0, 1, 2],
        triangles: [0, 3, 2, 0, 2, 1, 0, 1, 4, 2, 3, 5, 1, 2, 5, 1, 5, 4, 3, 0, 4, 3, 4, 5],
      },
    ]);
    const shapes: Shape[] = [everyShape[0] as Shape, { kind: "mesh", role: "body", size: wedge!.size, mesh: 0 }];
    const what = recording({
      scene: { view: "oblique", shapes, meshes: [wedge!.mesh], root: 1 },
      episodes: [walk({ shapes, length: 10 })],
    });
    const box = { ...what, scene: { ...what.scene!, shapes: [shapes[0]!, { ...shapes[1]!, kind: "box" } as Shape] } };
    const pictures = [];
    for (const scene of [what, box]) {
      const page = await open(scene);
      await page.waitForSelector(".player-corner :text('squares of'), .player-corner :text('drawn flat')");
      pictures.push(await page.locator(".player-canvas canvas").screenshot());
      expect(page.complaints).toEqual([]);
    }
    expect(pictures[0]!.equals(pictures[1]!)).toBe(false);
  });

  test.for([
    { width: 390, dark: false },
    { width: 390, dark: true },
    { width: 1280, dark: true },
  ])("fits and is accessible: %o", async (looks) => {
    const page = await open(flat, looks);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(looks.width);
    // The policy of the page refuses scripts of others: it is asked from outside.
    const session = await page.context().newCDPSession(page);
    await session.send("Runtime.evaluate", { expression: axe.source });
    const { result } = await session.send("Runtime.evaluate", {
      expression: `axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`,
      awaitPromise: true,
      returnByValue: true,
    });
    expect(result.value).toEqual([]);
  });
});

describeDashboard("the page watch in a browser", (open) => {
  test("the best goes beside the human reference and chance in step; others are put there, from another start", async () => {
    const path = "/run/20261129-034536_cartpole-balance_880dc9/watch";
    const page = await openPage(open.browser, { address: open.server.address, path });
    const names = page.locator(".player figcaption b");
    await page.locator(".player.several canvas").nth(1).waitFor({ timeout: 240_000 });
    const before = await names.allTextContents();
    expect(before.at(-1)).toBe("random");
    const taken = page.getByRole("button", { name: "Take random away" });
    await taken.click();
    await page.locator("figcaption b", { hasText: "random" }).waitFor({ state: "detached" });
    expect(page.url()).toContain("who=");
    await page.getByRole("button", { name: "Another start" }).click();
    await page.locator(".player canvas").first().waitFor({ timeout: 240_000 });
    expect(page.url()).toContain("start=2");
    await page.locator(".player-scrub").fill("0.1");
    await page.locator('.player-clock:has-text("step 5")').waitFor();
    expect([page.complaints, page.strays]).toEqual([[], []]);
  });
});
