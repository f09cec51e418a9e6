import { expect, test } from "vitest";
import { describeDashboard, openPage } from "./dashboard.ts";

describeDashboard("the list of runs", (open) => {
  test("names every run of the folder, asks nothing beyond loopback, and drops the token from its address", async () => {
    const page = await openPage(open.browser, { address: open.server.address });
    for (const name of open.names) await page.getByText(name).waitFor();
    expect(page.url()).not.toContain("token");
    expect(page.complaints).toEqual([]);
    expect(page.strays).toEqual([]);
    await page.close();
  });
});
