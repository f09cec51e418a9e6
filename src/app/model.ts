import { existsSync } from "node:fs";
import { join } from "node:path";
import { usageError } from "../core/errors.ts";
import type { LanguageModel, Store } from "../core/interfaces.ts";
import { createBudget, withBudget, type Budget } from "../model/budget.ts";
import { withCache, type CompletionLedger } from "../model/cache.ts";
import { createSend } from "../model/exchange.ts";
import { createOpenAiModel } from "../model/openai.ts";
import { loadPrices, type PriceTable } from "../model/prices.ts";
import { withRecording } from "../model/record.ts";
import { createReplayModel } from "../model/replay.ts";
import { withRetry } from "../model/retry.ts";
import { defaultBaseUrl, readServer } from "../model/server.ts";
import type { RunConfig } from "./config.ts";

/** Longest wait for one answer, from the request to its last byte. */
const answerMilliseconds = 900_000;

/** The run folder's `model/` as a ledger: one file a completion, named by its cache key. */
const ledgerOf = (store: Store): CompletionLedger => ({
  read: async (key) => {
    const path = join("model", `${key}.json`);
    // Only an absent file means "never asked": one that cannot be read must not be paid for again.
    if (!existsSync(join(store.folder, path))) return null;
    const text = await store.read(path);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text; // the ledger refuses it as damaged, by name
    }
  },
  write: async (key, record) => {
    await store.write(join("model", `${key}.json`), `${JSON.stringify(record, null, 2)}\n`);
  },
});

export type WiredModel = { model: LanguageModel; budget: Budget };

/** Refuses at once what would stop the language-model designer at its first request. */
export const checkModelSettings = (config: RunConfig, variables: NodeJS.ProcessEnv): void => {
  if (config.model === undefined && config.replay === undefined) {
    throw usageError({
      code: "no-model",
      message: "the language-model designer needs the name of a model",
      action: "Give --model NAME, as your provider calls it.",
    });
  }
  if (config.replay !== undefined) return;
  readServer(variables);
};

/**
 * The stack from the outside in: ledger (nothing recorded is asked again) → recording → retries → caps → HTTP. The key
 * lives here, in the command-line process, and goes nowhere else.
 */
export const wireModel = async ({
  config,
  store,
  variables,
  signal,
}: {
  config: RunConfig;
  store: Store;
  variables: NodeJS.ProcessEnv;
  /** Ends a request that is under way, where nobody waits for its answer any more. */
  signal?: AbortSignal;
}): Promise<WiredModel> => {
  const onNotice = (message: string) => store.note({ type: "notice", message });
  const prices: PriceTable | undefined = config.prices === undefined ? undefined : await loadPrices(config.prices);
  const budget = createBudget(
    { maxCalls: config["max-calls"], maxTokens: config["max-tokens"], maxUsd: config["max-usd"] },
    { prices },
  );
  const baseUrl = variables["OPENAI_BASE_URL"] ?? defaultBaseUrl;
  const source =
    config.replay === undefined
      ? withRetry(
          withBudget(
            createOpenAiModel({
              server: readServer(variables),
              send: createSend(variables),
              timeoutMilliseconds: answerMilliseconds,
              signal,
              prices,
              onNotice,
            }),
            { budget },
          ),
          { onNotice },
        )
      : createReplayModel({ directory: config.replay, baseUrl, onNotice });
  const recorded = config.record === undefined ? source : withRecording(source, { directory: config.record, baseUrl });
  const model = withCache(recorded, {
    ledger: ledgerOf(store),
    baseUrl,
    budget,
    onNotice,
    onEvent: async (event) => {
      await store.once(`${event.type}:${event.key}`, async () => event);
    },
  });
  return { model, budget };
};
