import { afterAll, beforeAll, expect, test } from "vitest";
import { talkingRun } from "../server/talking-run.ts";
import { seriousFindings } from "./accessibility.ts";
import { describeDashboard, openPage, type Watched } from "./dashboard.ts";

const patient = { timeout: 120_000 };

describeDashboard("what contradicts what was said before", (open) => {
  let run: Awaited<ReturnType<typeof talkingRun>>;
  let page: Watched;
  beforeAll(async () => {
    run = await talkingRun(open.runs);
    page = await openPage(open.browser, { address: open.server.address, path: `/run/${run.name}/session` });
    await page.getByText("The run waits for you").waitFor(patient);
  });
  afterAll(async () => {
    run.leave();
    await run.ended.catch(() => undefined);
    await run.store.close();
  });

  test("is told where it was typed, and beside what was said", async () => {
    await page.getByRole("radio", { name: "Constraint" }).click();
    const box = page.getByRole("textbox", { name: "Constraint" });
    for (const text of ["abs(cart.position) < 1", "cart.position > 2"]) {
      await box.fill(text);
      await box.press("Enter");
      await page.locator(".saying.waiting").getByText(`constraint: ${text}`).waitFor(patient);
    }
    const told = 'no episode can keep it and "abs(cart.position) < 1" too: lift one of them.';
    await page.locator(".heard").getByText(told).waitFor(patient);
    await page.locator(".saying.waiting").getByText(told).waitFor(patient);
    expect(await page.locator(".saying .against").count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test("of a note is told once the run has asked, without a word from the person, as text", async () => {
    await page.getByRole("radio", { name: "Note" }).click();
    const box = page.getByRole("textbox", { name: "Note" });
    await box.fill("slower");
    await box.press("Enter");
    const note = page.locator(".saying.waiting").filter({ hasText: "slower" });
    await note.waitFor(patient);
    const against = 'it contradicts "<img src=x onerror=alert(1)>": one cannot be both';
    await run.store.once("note-checked:3", async () => ({ type: "note-checked", message: 3, against }));
    await note.getByText(against).waitFor(patient);
    expect(page.complaints).toEqual([]);
    expect(page.strays).toEqual([]);
  });
});
