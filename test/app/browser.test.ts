import { expect, test } from "vitest";
import { browserOf, openPage } from "../../src/app/browser.ts";

test.each<[NodeJS.ProcessEnv, NodeJS.Platform, string | null]>([
  [{ BROWSER: "firefox", DISPLAY: ":0" }, "linux", "firefox"],
  [{ DISPLAY: ":0" }, "linux", "xdg-open"],
  [{ WAYLAND_DISPLAY: "wayland-0" }, "linux", "xdg-open"],
  [{ BROWSER: "", DISPLAY: "" }, "linux", null],
  [{}, "darwin", "open"],
  [{}, "win32", "explorer"],
])("with %j on %s a page is opened by %s", (variables, platform, browser) => {
  expect(browserOf(variables, platform)).toBe(browser);
});

test("a browser that cannot be started opens nothing, and is no failure", async () => {
  expect(await openPage("/no/such/browser", "page.html")).toBe(false);
  expect(await openPage("true", "page.html")).toBe(true);
});
