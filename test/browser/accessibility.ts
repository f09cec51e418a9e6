import axe from "axe-core";
import type { Page } from "playwright-core";

type Result = { violations: { id: string; impact: string | null; nodes: { html: string }[] }[] };

/** What axe-core finds of serious or critical impact, a line each. */
export const seriousFindings = async (page: Page): Promise<string[]> => {
  // Evaluated by the driver: the page's policy runs no script of anybody else's.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Result>('axe.run({ resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
};
