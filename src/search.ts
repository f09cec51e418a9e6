/**
 * The package's entrance for programs ("rewardsmith/search"): a search as `rewardsmith run` carries it out, its events as
 * they come. Environment variables stand for no options here; a language model's key and address are still read from them.
 */
import { refuseUnknown, resolveConfig, type RunConfig } from "./app/config.ts";
import { asStarted } from "./app/invocation.ts";
import type { RunHooks } from "./app/carry-out.ts";
import { startRun } from "./app/run.ts";
import { RewardsmithError } from "./core/errors.ts";
import type { RunSummary } from "./core/summary.ts";

export { RewardsmithError };
export type { RunEvent, SeedPool } from "./core/events.ts";
export type { RunSummary, Spend } from "./core/summary.ts";
export type { ScoreSummary } from "./core/statistics.ts";

/** What only a face or another command decides. */
type Foreign = "given" | "dry-run" | "json" | "display" | "fail-under";
const foreign: readonly string[] = ["dry-run", "json", "display", "fail-under"] satisfies Foreign[];

/** Options by the names of their flags, as in a file for `--config`; `description` is what the agent should do, in words. */
export type SearchOptions = { env: string } & Partial<Omit<RunConfig, Foreign>>;

export type SearchHooks = {
  /** Everything that happens, in order. */
  onEvent?: (event: Parameters<RunHooks["onEvent"]>[0]) => void;
  /** Ends the search in order: it rejects with code `interrupted`, and `rewardsmith resume` goes on with its folder. */
  interrupt?: AbortSignal;
};

/** Commands in it work as they stand there, as those that the command line prints. */
const asTold = (thrown: unknown): unknown => {
  if (!(thrown instanceof RewardsmithError)) return thrown;
  const { code, message, action, exitCode, cause } = thrown;
  return new RewardsmithError({ code, message: asStarted(message), action: asStarted(action), exitCode, cause });
};

/**
 * Searches and keeps the run folder; resolves with what `summary.json` holds, also where a budget ended the search or every
 * candidate failed (`status`). Rejects with a `RewardsmithError` where the system cannot do something; whatever can be refused
 * is refused before anything is written.
 */
export const runSearch = async (
  options: SearchOptions,
  { onEvent, interrupt }: SearchHooks = {},
): Promise<RunSummary> => {
  try {
    refuseUnknown(Object.keys(options), { source: "runSearch", except: foreign });
    const config = resolveConfig({ flags: options, variables: {} });
    return await startRun(config, { onEvent: (event) => onEvent?.(event), ...(interrupt && { interrupt }) });
  } catch (thrown) {
    throw asTold(thrown);
  }
};
