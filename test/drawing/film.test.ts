import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Film } from "../../src/core/film.ts";
import { collectReportData } from "../../src/report/collect.ts";
import { filmOf, filmRow } from "../../src/drawing/film.ts";
import { print } from "../../src/drawing/html.ts";
import { renderReport } from "../../src/report/report.ts";
import { describeBrowser, withPage } from "../browser/chromium.ts";
import { runFixture } from "../report/fixtures.ts";
import { tagsOf } from "../report/markup.ts";
import { everyShape, recording, walk } from "./recordings.ts";

const whose = "the median of 2 report seeds by fitness";

const filmed = (length = 60, shapes = everyShape): Film => {
  const episode = walk({ length, shapes });
  return filmOf(recording({ episodes: [episode] }), { episode, name: "best (g2-c1)", whose }) as Film;
};

const pageWith = async (films: string): Promise<string> => {
  const source = runFixture();
  const read = async (path: string, hash?: string) => (path === "best/films.json" ? films : source.read(path, hash));
  return renderReport(await collectReportData({ ...source, read }));
};

test("an episode becomes a film that says whose it is, of few frames, however long it was", () => {
  const { name, caption, poses, dt } = filmed(5000);
  expect(name).toBe("best (g2-c1)");
  expect(caption).toContain(`one episode, ${whose} · fitness`);
  expect(poses.length).toBeLessThanOrEqual(151);
  // The time from the first frame to the last is the episode's.
  expect((poses.length - 1) * dt).toBeCloseTo(5000 * recording().dt, 6);
  const episode = walk();
  expect(filmOf({ scene: null, dt: 0.1 }, { episode, name: "x", whose })).toBeNull();
  expect(filmOf(recording(), { episode: { ...episode, poses: null }, name: "x", whose })).toBeNull();
});

test("the report opens with the films, without script and within what can be mailed", async () => {
  const many = Array.from({ length: 12 }, () => everyShape).flat();
  const films = [filmed(), { ...filmed(1000, many), name: "human" }];
  const page = await pageWith(JSON.stringify(films));
  tagsOf(page);
  expect(page).not.toMatch(/<script|NaN|undefined/);
  expect(page.indexOf('class="films"')).toBeLessThan(page.indexOf('class="tiles"'));
  expect(page.match(/<figure class="film">/g)).toHaveLength(2);
  expect(page.length).toBeLessThan(1_000_000);
});

test.for([
  `{}`,
  `[`,
  `[{"name":"x"}]`,
  `[{"name":"x","caption":"","dt":1,"scene":{"view":"?","shapes":[{}]},"poses":[[1],[2]]}]`,
])("a file that holds no films leaves the page without them: %s", async (films) => {
  const page = await pageWith(films);
  expect(page).not.toContain('<figure class="film">');
  expect(page).toContain("fitness of the best");
});

test("what is written in a film is text", () => {
  const hostile = { ...filmed(), name: `"><script>alert(1)</script>`, caption: `</figcaption><img src=x>` };
  const markup = filmRow([hostile]);
  expect(markup).not.toBe(false);
  expect(markup && print(markup)).not.toMatch(/<script|<img/);
});

describeBrowser("films in a browser", () => {
  test("one frame of a film is seen at any moment, another later, and the middle one by who wants no motion", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rewardsmith-film-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "report.html");
    writeFileSync(file, await pageWith(JSON.stringify([filmed()])));
    const shown = `[...document.querySelectorAll(".shot")].flatMap((shot, index) => (getComputedStyle(shot).visibility === "visible" ? [index] : []))`;
    const at = (time: number) =>
      `(() => { for (const each of document.getAnimations()) { each.pause(); each.currentTime = ${time}; } return ${shown}; })()`;
    await withPage(async (page) => {
      const prefer = (value: string) =>
        page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-motion", value }] });
      await prefer("no-preference");
      await page.open(pathToFileURL(file).href);
      const seen = new Set<number>();
      // The film runs two seconds; its last frame begins before the second time around.
      for (const time of [1, 501, 1001, 1501, 2001, 4501]) {
        const frames = await page.evaluate<number[]>(at(time));
        expect(frames).toHaveLength(1);
        seen.add(frames[0] as number);
      }
      expect(seen.size).toBeGreaterThan(3);
      await prefer("reduce");
      await page.open(pathToFileURL(file).href);
      const count = await page.evaluate<number>(`document.querySelectorAll(".shot").length`);
      expect(await page.evaluate<number[]>(shown)).toEqual([Math.floor(count / 2)]);
      expect(page.complaints).toEqual([]);
    });
  });
});
