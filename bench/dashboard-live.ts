// What a run that goes on costs its page and its server:
//   npm run bench -- dashboard-live [--minutes 10] [--events 20] [--json]
// The run is a search over a real run folder whose trainings are made up and tell `--events` events a second; the server is a
// process of its own. Growth is the median of the last third of samples less that of the first.
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startBrowser } from "../test/browser/dashboard.ts";
import { liveRun } from "./dashboard/live.ts";
import { printMeasurements } from "./harness.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string", default: "10" },
    events: { type: "string", default: "20" },
    json: { type: "boolean" },
  },
});

export const bench = async (): Promise<void> => {
  const root = mkdtempSync(join(tmpdir(), "rewardsmith-bench-dashboard-"));
  const browser = await startBrowser();
  try {
    const measurements = await liveRun(browser, root, {
      minutes: Number(values.minutes),
      perSecond: Number(values.events),
    });
    measurements.push({ what: "load of the machine, one minute", value: loadavg()[0] as number, unit: "" });
    printMeasurements("The dashboard of a live run", measurements, values);
  } finally {
    await browser.close();
    rmSync(root, { recursive: true, force: true });
  }
};
