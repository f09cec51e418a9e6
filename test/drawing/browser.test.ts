import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Recording } from "../../src/core/recording.ts";
import { drawPage } from "../../src/drawing/page.ts";
import { describeBrowser, withPage, type Page } from "../browser/chromium.ts";
import { everyShape, recording, walk } from "./recordings.ts";

const fileOf = (what: Recording): string => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-page-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "play.html");
  writeFileSync(file, drawPage(what));
  return pathToFileURL(file).href;
};

const prefer = (page: Page, motion: "reduce" | "no-preference") =>
  page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-motion", value: motion }] });

const press = async (page: Page, key: string): Promise<void> => {
  const text = key === " " ? { text: " " } : {};
  await page.send("Input.dispatchKeyEvent", { type: "keyDown", key, ...text });
  await page.send("Input.dispatchKeyEvent", { type: "keyUp", key });
};

const clock = (page: Page): Promise<string> => page.evaluate(`document.querySelector("#clock").textContent`);
const playing = (page: Page): Promise<string> =>
  page.evaluate(`document.querySelector("#play").getAttribute("aria-pressed")`);
const place = (page: Page): Promise<string> =>
  page.evaluate(
    `document.querySelector(".stage:not([hidden]) .world").getAttribute("transform") + document.querySelector(".stage:not([hidden]) .figure").innerHTML`,
  );

const solid = recording({
  scene: { view: "oblique", shapes: everyShape, root: 2 },
  episodes: [walk(), walk({ distance: 3, length: 30 })],
});

describeBrowser("the page in a browser", () => {
  test("stands still where less motion is wanted, and goes where keys, slider and traces say", async () => {
    const url = fileOf(solid);
    await withPage(async (page) => {
      await prefer(page, "reduce");
      await page.open(url);
      expect(await playing(page)).toBe("false");
      expect(await clock(page)).toBe("0 s of 1.2 s, step 0");
      const first = await place(page);
      await press(page, "ArrowRight");
      expect(await clock(page)).toBe("0.02 s of 1.2 s, step 1");
      expect(await place(page)).not.toBe(first);
      await press(page, "End");
      expect(await clock(page)).toBe("1.2 s of 1.2 s, step 60");
      const shown = `[...document.querySelectorAll(".tracks:not([hidden]) output")].map((one) => one.textContent)`;
      expect((await page.evaluate<string[]>(shown)).slice(0, 2)).toEqual(["2.954", "3"]);
      await page.evaluate(
        `(() => { const slider = document.querySelector("#scrub"); slider.value = "30"; slider.dispatchEvent(new Event("input")); })()`,
      );
      expect(await clock(page)).toBe("0.6 s of 1.2 s, step 30");
      const middle = await page.evaluate<{ x: number; y: number }>(
        `(() => { const trace = document.querySelector(".tracks svg"); trace.scrollIntoView(); const { left, top, width, height } = trace.getBoundingClientRect(); return { x: left + (width * (2 + 376 / 4)) / 440, y: top + height / 2 }; })()`,
      );
      await page.send("Input.dispatchMouseEvent", { type: "mousePressed", button: "left", clickCount: 1, ...middle });
      await page.send("Input.dispatchMouseEvent", { type: "mouseReleased", button: "left", clickCount: 1, ...middle });
      expect(await clock(page)).toBe("0.3 s of 1.2 s, step 15");
      expect(page.complaints).toEqual([]);
    });
  });

  test("plays by itself to the end and stops, and again on the space key", async () => {
    const url = fileOf(solid);
    await withPage(async (page) => {
      await prefer(page, "no-preference");
      await page.open(url);
      const ended = `new Promise((resolve) => { const look = () => document.querySelector("#play").getAttribute("aria-pressed") === "false" ? resolve(document.querySelector("#clock").textContent) : setTimeout(look, 20); look(); })`;
      expect(await page.evaluate(ended)).toBe("1.2 s of 1.2 s, step 60");
      await press(page, " ");
      expect(await playing(page)).toBe("true");
      await press(page, " ");
      expect(await playing(page)).toBe("false");
      expect(page.complaints).toEqual([]);
    });
  });

  test("changes the episode, and shows traces alone where nothing is to be drawn", async () => {
    const both = fileOf(solid);
    const alone = fileOf(recording({ scene: null, episodes: [{ ...walk(), poses: null }] }));
    await withPage(async (page) => {
      await prefer(page, "reduce");
      await page.open(both);
      await page.evaluate(
        `(() => { const choice = document.querySelector("#episode"); choice.value = "1"; choice.dispatchEvent(new Event("change")); })()`,
      );
      expect(await clock(page)).toBe("0 s of 0.6 s, step 0");
      const visible = (selector: string) =>
        page.evaluate(`[...document.querySelectorAll("${selector}")].filter((one) => one.checkVisibility()).length`);
      for (const part of [".stage", ".tracks", ".outcome"]) expect(await visible(part)).toBe(1);
      await page.open(alone);
      await press(page, "ArrowRight");
      expect(await clock(page)).toBe("0.02 s of 1.2 s, step 1");
      expect(await visible(".stage")).toBe(0);
      expect(page.complaints).toEqual([]);
    });
  });

  test.for(["side", "oblique"] as const)(
    "on a telephone the distances of the picture are legible: %s",
    async (view) => {
      const what = recording();
      const scene = what.scene && { ...what.scene, view };
      await withPage(async (page) => {
        await page.send("Emulation.setDeviceMetricsOverride", {
          width: 390,
          height: 800,
          deviceScaleFactor: 1,
          mobile: true,
        });
        await page.open(fileOf({ ...what, scene }));
        const heights = `[...document.querySelectorAll("svg.stage:not([hidden]) text")].map((one) => one.getBoundingClientRect().height)`;
        const sizes = await page.evaluate<number[]>(heights);
        expect(sizes.length).toBeGreaterThan(0);
        expect(Math.min(...sizes)).toBeGreaterThan(9);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
      });
    },
  );
});
