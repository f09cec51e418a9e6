import { basename } from "node:path";
import { defaults } from "../../src/app/config.ts";
import { heededOf } from "../../src/app/words.ts";
import type { Store } from "../../src/core/interfaces.ts";
import { openElsewhere } from "../../src/cli/session/elsewhere.ts";
import { createRun } from "../../src/store/run-store.ts";
import { plan, problem, search } from "../app/session/scripted.ts";

const config = {
  ...defaults(),
  env: "cartpole",
  task: "balance",
  designer: "symbolic" as const,
  description: "keep the pole within 5 degrees, and the cart calm",
  plan,
};

/**
 * A run in `runs` that is under way in this process and waits for a page after each of its two generations. It trains
 * nothing.
 */
export const talkingRun = async (
  runs: string,
): Promise<{ name: string; store: Store; ended: ReturnType<typeof search>; leave(): void }> => {
  const heeded = heededOf(config, problem);
  const store = await createRun({
    root: runs,
    environment: "cartpole",
    task: "balance",
    seed: 1,
    run: { ...heeded },
    config,
  });
  await store.once("run-started", async () => ({ type: "run-started", run: store.folder, config, ...heeded }));
  const interrupt = new AbortController();
  const { person } = openElsewhere({
    signal: interrupt.signal,
    hold: () => () => {},
    output: { write: () => true },
  });
  const ended = search(store, [], { person });
  return { name: basename(store.folder), store, ended, leave: () => interrupt.abort() };
};
