import { expect, test } from "vitest";
import { describeDashboard, openPage } from "./dashboard.ts";

const patience = { timeout: 240_000 };
const words = "keep the pole within 5 degrees";

describeDashboard("a run that is started from a page", (open) => {
  test("is planned, begun in a process of its own, followed to its session, and stopped", async () => {
    const page = await openPage(open.browser, { address: open.server.address, path: "/start?task=balance" });
    const asked = page.getByLabel("What should the agent do?");
    await asked.fill(words);
    // What is typed outlives a reload.
    await page.reload();
    expect(await asked.inputValue()).toBe(words);
    await page.getByRole("button", { name: "Show the plan" }).press("Enter");
    const start = page.getByRole("button", { name: "Start this run" });
    await start.waitFor(patience);
    await page.getByText("cartpole/balance").first().waitFor();
    await start.press("Enter");
    await page.waitForURL(/\/run\/[^/]+_cartpole-balance_[^/]+\/session/, patience);
    await page.getByText(words).first().waitFor(patience);
    await page.getByRole("button", { name: "Stop", exact: true }).press("Enter");
    await page.getByRole("button", { name: "Go on with this run" }).first().waitFor(patience);
    expect(page.strays).toEqual([]);
    expect(page.complaints).toEqual([]);
  }, 900_000);

  test("that cannot be is refused with what is wrong, and what was typed stands", async () => {
    const page = await openPage(open.browser, { address: open.server.address, path: "/start?task=balance" });
    await page.getByText("More", { exact: true }).click();
    const constraint = page.getByLabel("Constraints, one a line");
    await constraint.fill("nonsense(");
    await page.getByRole("button", { name: "Show the plan" }).click();
    await page.getByRole("alert").getByText("--constraint").waitFor(patience);
    expect(await constraint.inputValue()).toBe("nonsense(");
  });
});
