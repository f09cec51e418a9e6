import type { RunConfig } from "../app/config.ts";
import type { RunHooks } from "../app/carry-out.ts";
import { ExitCode } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import type { RunSummary } from "../core/summary.ts";
import { createProgress } from "./progress/progress.ts";
import { printSummary } from "./print.ts";
import { bestLine, soFarOf } from "./so-far.ts";

/** Below the threshold of `--fail-under METRIC=VALUE`? A metric that is null is below. */
const belowThreshold = (summary: RunSummary, threshold: string | undefined): boolean => {
  if (threshold === undefined) return false;
  const [metric, value] = threshold.split("=") as [string, string];
  const reached =
    metric === "success"
      ? summary.best?.success
      : metric === "fitness"
        ? summary.best?.fitness?.mean
        : summary.humanNormalized;
  return !(typeof reached === "number" && reached >= Number(value));
};

const exitCodeOf = (summary: RunSummary, threshold: string | undefined): number => {
  if (summary.status === "budget") return ExitCode.budget;
  if (summary.status === "all-failed") return ExitCode.allFailed;
  return belowThreshold(summary, threshold) ? ExitCode.belowThreshold : ExitCode.done;
};

/** Ctrl-C, `kill`, and a terminal that is closed: a run ends in order, its lock freed, and can be gone on with. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Turns the first of those signals into an orderly end, and leaves at once on the second. */
export const interruptible = (say: (message: string) => void): { interrupt: AbortController; close: () => void } => {
  const interrupt = new AbortController();
  const onSignal = () => {
    if (interrupt.signal.aborted) process.exit(ExitCode.interrupted); // asked twice: leave at once
    say("stopping; press Ctrl-C again to leave at once");
    interrupt.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    interrupt,
    close: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
};

/** Runs a search with progress on stderr, the summary on stdout, and Ctrl-C as an orderly, resumable end. */
export const performRun = async ({
  config,
  start,
}: {
  config: RunConfig;
  start: (
    hooks: RunHooks,
    around: { hold: () => () => void; leave: () => void; signal: AbortSignal },
  ) => Promise<RunSummary>;
}): Promise<RunSummary> => {
  const progress = createProgress({ display: config.display, stream: process.stderr });
  const { interrupt, close } = interruptible(progress.say);
  let recorded = (): readonly RunEvent[] => [];
  try {
    progress.say(`${config.env}: loading the simulator, the learner and the critic`);
    const hooks: RunHooks = {
      onEvent: progress.onEvent,
      interrupt: interrupt.signal,
      onStore: ({ events }) => {
        recorded = events;
        progress.onResume(events());
      },
    };
    const around = { hold: progress.hold, leave: () => interrupt.abort(), signal: interrupt.signal };
    const summary = await start(hooks, around);
    progress.close();
    printSummary(summary, { json: config.json });
    process.exitCode = exitCodeOf(summary, config["fail-under"]);
    return summary;
  } catch (thrown) {
    if (interrupt.signal.aborted) progress.say(bestLine(soFarOf(recorded(), { config: null })));
    throw thrown;
  } finally {
    progress.close();
    close();
  }
};
