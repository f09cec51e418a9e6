import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { seriousFindings } from "./accessibility.ts";
import { describeBrowser } from "./chromium.ts";
import { openPage, serveTemporaryRuns, startBrowser, type Watched } from "./dashboard.ts";

const [car, pole] = ["20261129-034524_mountain-car-reach_83ee7d", "20261129-034536_cartpole-balance_880dc9"] as const;

const hostile = '<img src="x" onerror="document.title=\'broken\'"><script>document.title="broken"</script>';

/** Addresses, and what is there when all of it is. */
const pages: [path: string, whole?: string][] = [
  [`/run/${car}/lineage`],
  [`/run/${car}/lineage?as=table`],
  [`/run/${car}/candidate/g2-c3`],
  [`/run/${car}/candidate/g2-c3?tab=changes`],
  [`/run/${car}/candidate/g2-c3?tab=training`, ".line-chart svg"],
  [`/run/${car}/candidate/g2-c3?tab=why`, ".line-chart svg"],
  [`/run/${car}/candidate/g2-c3?tab=episodes`, ".player-canvas canvas"],
  [`/run/${car}/candidate/g1-c1?tab=prompts`, ".answer pre"],
  [`/compare?runs=${car},${pole}`, ".beside"],
  ["/environments"],
  ["/environments/hopper"],
  ["/environments/hopper?tab=fields"],
  ["/environments/hopper?tab=designer"],
];

describeBrowser("a run's pages", () => {
  let served: Awaited<ReturnType<typeof serveTemporaryRuns>>;
  let browser: Browser;
  beforeAll(async () => {
    served = await serveTemporaryRuns();
    const answer = join(served.runs, car, "model/0c2903115b653a89900a01c80452a063.json");
    const kept = JSON.parse(readFileSync(answer, "utf8")) as { completion: { text: string } };
    kept.completion.text = `${hostile}\n${kept.completion.text}`;
    writeFileSync(answer, JSON.stringify(kept));
    writeFileSync(join(served.runs, car, "candidates/g1-c2/reward.ts"), `// ${hostile}\nexport const weights = {};\n`);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  const open = (path: string, looks: { width?: number; dark?: boolean } = {}): Promise<Watched> =>
    openPage(browser, { address: served.server.address, path, ...looks });

  test.each(pages)(
    "no serious barrier, no complaint, nothing wider than the screen: %s",
    async (path, whole = "main h1") => {
      for (const looks of [
        { width: 1280, dark: false },
        { width: 390, dark: true },
      ]) {
        const page = await open(path, looks);
        await page.locator(whole).first().waitFor({ state: "attached" });
        expect(await seriousFindings(page)).toEqual([]);
        expect({ complaints: page.complaints, strays: page.strays }).toEqual({ complaints: [], strays: [] });
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
        await page.context().close();
      }
    },
  );

  test("what a model wrote is text, in its answer and in its program", async () => {
    const answer = await open(`/run/${car}/candidate/g1-c1?tab=prompts&attempt=1`);
    await answer.getByText(hostile).waitFor();
    const program = await open(`/run/${car}/candidate/g1-c2`);
    await program.getByText(`// ${hostile}`).waitFor();
    for (const page of [answer, program]) {
      expect(await page.title()).not.toBe("broken");
      expect(await page.locator("main img, main script").count()).toBe(0);
      await page.context().close();
    }
  });

  test("the lineage is walked with the keyboard, narrowed in its address, and leads to a candidate", async () => {
    const page = await open(`/run/${car}/lineage`);
    const at = (id: string) => page.locator(`[data-id="${id}"]`);
    await at("g2-c3").focus();
    await page.keyboard.press("ArrowLeft");
    expect(await page.evaluate("document.activeElement.dataset.id")).toBe("g1-c4");
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate("document.activeElement.dataset.id")).toBe("g2-c3");
    await page.getByRole("checkbox", { name: "line of the best" }).check();
    await at("g1-c1").waitFor({ state: "detached" });
    expect(page.url()).toContain("line=1");
    await page.reload();
    await at("g1-c4").waitFor();
    expect(await page.locator(".node").count()).toBe(2);
    await at("g2-c3").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "g2-c3" }).waitFor();
    await page.context().close();
  });

  test("tabs are gone through with arrow keys and kept in the address", async () => {
    const page = await open(`/run/${car}/candidate/g2-c3`);
    await page.getByRole("tab", { name: "Reward" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByText("along the winning line").waitFor();
    expect(page.url()).toContain("tab=changes");
    await page.getByLabel("along the winning line").check();
    await page.reload();
    expect(await page.getByLabel("along the winning line").isChecked()).toBe(true);
    await page.getByRole("region", { name: "Changes from g1-c4 to g2-c3" }).waitFor();
    await page.context().close();
  });

  test("a candidate's episodes are played again and scrubbed, and a world under random actions", async () => {
    const page = await open(`/run/${car}/candidate/g2-c3?tab=episodes`);
    await page.locator(".player canvas").first().waitFor({ timeout: 120_000 });
    await page.getByRole("radio", { name: "side by side" }).check();
    await page.locator(".player.several").waitFor();
    expect(page.url()).toContain("episode=all");
    expect(await seriousFindings(page)).toEqual([]);
    expect(page.complaints).toEqual([]);
    await page.context().close();
    const world = await open("/environments/pendulum?tab=episode");
    await world.locator(".player canvas").first().waitFor({ timeout: 120_000 });
    await world.getByRole("button", { name: "Another start" }).click();
    await world.getByText("Random actions, start 2").waitFor();
    await world.locator(".player canvas").first().waitFor({ timeout: 120_000 });
    expect(world.url()).toContain("seed=2");
    expect(world.complaints).toEqual([]);
    await world.context().close();
  });

  test("runs are chosen to be compared, side by side with their best programs", async () => {
    const page = await open("/compare");
    for (const name of [car, pole]) await page.getByText(name.split("_").at(-1) as string).check();
    await page.getByRole("heading", { name: "What they came to" }).waitFor();
    await page.getByText("measured different things").waitFor();
    await page.getByRole("region", { name: "Program g2-c3 of 83ee7d beside" }).first().waitFor();
    expect(new URL(page.url()).searchParams.get("runs")).toBe(`${car},${pole}`);
    await page.context().close();
  });
});
