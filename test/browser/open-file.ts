import type { Browser, Page } from "playwright-core";
import type { Looks } from "./dashboard.ts";

/** A page without a server of ours: what it complained of, and every address it asked for. */
export type Opened = Page & { complaints: string[]; asked: string[] };

/** Opens an address, a file's or any host's. `moving`: for who has not asked for less motion. */
export const openAddress = async (
  browser: Browser,
  { address, width = 1280, height = 900, dark = false, moving = false }: { address: string; moving?: boolean } & Looks,
): Promise<Opened> => {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: moving ? "no-preference" : "reduce",
  });
  const page = await context.newPage();
  const opened = Object.assign(page, { complaints: [] as string[], asked: [] as string[] });
  page.on("console", (message) => message.type() === "error" && opened.complaints.push(message.text()));
  page.on("pageerror", (error) => opened.complaints.push(String(error)));
  page.on("request", (request) => opened.asked.push(request.url()));
  await page.goto(address);
  return opened;
};
