import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { RewardsmithError } from "../../core/errors.ts";
import { showPage } from "../browser.ts";
import { scriptOf } from "../invocation.ts";
import { addressOf, isAnswering, readStanding, type Standing } from "./standing.ts";

/** A server that a search started ends once no page has been open for so many minutes. */
const idleMinutes = "30";
/** On a busy machine its modules take seconds to load. */
const longestMilliseconds = 60_000;

const answering = async (runs: string): Promise<Standing | null> => {
  const standing = await readStanding(runs);
  return standing !== null && (await isAnswering(standing)) ? standing : null;
};

const notStarted = (why: string): RewardsmithError =>
  new RewardsmithError({
    code: "dashboard-not-started",
    message: `the dashboard did not start: ${why}`,
    action: "The search goes on without it; start it yourself with `rewardsmith serve`.",
  });

/** Starts the server as a process of its own, which outlives this one, and waits until it answers. */
const begin = async (runs: string): Promise<Standing> => {
  const child = spawn(
    process.execPath,
    [scriptOf(process.argv[1]), "serve", runs, "--no-open", "--idle", idleMinutes],
    {
      detached: true,
      stdio: "ignore",
      // This very program, which is to know all that this process knows: it starts runs too.
      env: { ...process.env },
    },
  );
  let failure: RewardsmithError | null = null;
  child.once("error", ({ message }) => (failure = notStarted(message)));
  child.once("exit", (code) => (failure = notStarted(`it ended with ${code}`)));
  child.unref();
  for (const since = performance.now(); performance.now() - since < longestMilliseconds; await setTimeout(100)) {
    const standing = await answering(runs);
    if (standing !== null) return standing;
    if (failure !== null) throw failure;
  }
  throw notStarted(`it did not answer within ${longestMilliseconds / 1000} s`);
};

/**
 * The dashboard of a runs folder, in the browser where there is one: the server that is there, or a new one. Gives its
 * address. Throws `dashboard-not-started`.
 */
export const openDashboard = async (runs: string): Promise<string> => {
  const address = addressOf((await answering(runs)) ?? (await begin(runs)));
  await showPage(address);
  return address;
};
