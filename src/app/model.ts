import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { usageError } from "../core/errors.ts";
import type { CompletionRequest, LanguageModel, Store } from "../core/interfaces.ts";
import { withAlike } from "../model/alike.ts";
import { createBudget, withBudget, withinWhole, type Budget } from "../model/budget.ts";
import { cacheKey, recordedCall, withCache, type CacheOptions, type CompletionLedger } from "../model/cache.ts";
import { systemClock, type Clock } from "../model/clock.ts";
import { createSend } from "../model/exchange.ts";
import { createOpenAiModel } from "../model/openai.ts";
import { loadPrices, type PriceTable } from "../model/prices.ts";
import { withRecording } from "../model/record.ts";
import { redact } from "../model/redact.ts";
import { createReplayModel } from "../model/replay.ts";
import { withRetry } from "../model/retry.ts";
import { defaultBaseUrl, readServer } from "../model/server.ts";
import type { RunConfig } from "./config.ts";
import { readEarlyAnswers, type EarlyAnswer } from "./early-answers.ts";

/** Longest wait for one answer, from the request to its last byte. */
const answerMilliseconds = 900_000;

/** The run folder's `model/` as a ledger to read: one file a completion, named by its cache key. */
export const ledgerReader = (store: Pick<Store, "folder" | "read">): Pick<CompletionLedger, "read"> => ({
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
});

export const ledgerOf = (store: Pick<Store, "folder" | "read" | "write">): CompletionLedger => ({
  ...ledgerReader(store),
  write: async (key, record) => {
    await store.write(join("model", `${key}.json`), `${JSON.stringify(record, null, 2)}\n`);
  },
});

const recorded = (model: LanguageModel, { config, baseUrl }: { config: RunConfig; baseUrl: string }): LanguageModel =>
  config.record === undefined ? model : withRecording(model, { directory: config.record, baseUrl });

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

/** Whoever waits for answers: told of what is odd, and by its signal no longer there. */
export type Asker = { onNotice: (message: string) => void; signal?: AbortSignal | undefined };

/** A server that can be asked, within the run's caps. */
export type Connection = {
  client: LanguageModel;
  budget: Budget;
  /** Its waits end when its asker leaves. */
  clock: Clock;
  /** Its base URL, fit to be shown. */
  where: string;
  /** From now on somebody else asks. */
  passTo: (asker: Asker) => void;
};

/**
 * First answers, paid for, and the connection that they came over: with its settings found out and its spend counted.
 * Of a replay there is no connection.
 */
export type Contact = { connection: Connection | null; answers: EarlyAnswer[]; notices: string[] };

/**
 * Who answers before there is a run folder: a recording, or the server with the patience of the questions to come. What the
 * `ledger` holds is not asked again.
 */
export const earlyModel = (
  { connection }: Pick<Contact, "connection">,
  {
    config,
    variables,
    asker,
    ledger,
  }: { config: RunConfig; variables: NodeJS.ProcessEnv; asker: Asker; ledger: CompletionLedger },
): LanguageModel => {
  const baseUrl = baseUrlOf(variables);
  const { onNotice } = asker;
  if (connection === null)
    return recorded(createReplayModel({ directory: config.replay ?? "", baseUrl, onNotice }), { config, baseUrl });
  connection.passTo(asker);
  const source = recorded(withRetry(connection.client, { clock: connection.clock, onNotice }), { config, baseUrl });
  return withCache(source, { ledger, baseUrl, budget: connection.budget, onNotice });
};

/** As completions are keyed by it in every run folder: just as it was given. */
export const baseUrlOf = (variables: NodeJS.ProcessEnv): string => variables["OPENAI_BASE_URL"] ?? defaultBaseUrl;

export const connectModel = async (
  { config, variables, whole }: { config: RunConfig; variables: NodeJS.ProcessEnv; whole?: Budget | undefined },
  first: Asker,
): Promise<Connection> => {
  const leaving = new AbortController();
  let tell = first.onNotice;
  const passTo = ({ onNotice, signal }: Asker) => {
    tell = onNotice;
    const leave = () => leaving.abort(signal?.reason);
    if (signal?.aborted) leave();
    signal?.addEventListener("abort", leave, { once: true });
  };
  passTo(first);
  const prices: PriceTable | undefined = config.prices === undefined ? undefined : await loadPrices(config.prices);
  const own = createBudget(
    { maxCalls: config["max-calls"], maxTokens: config["max-tokens"], maxUsd: config["max-usd"] },
    { prices },
  );
  const budget = whole === undefined ? own : withinWhole(own, whole);
  const server = readServer(variables);
  const client = createOpenAiModel({
    server,
    send: createSend(variables),
    timeoutMilliseconds: answerMilliseconds,
    signal: leaving.signal,
    prices,
    onNotice: (message) => tell(message),
  });
  return {
    client: withBudget(client, { budget }),
    budget,
    clock: { ...systemClock, sleep: (milliseconds) => delay(milliseconds, undefined, { signal: leaving.signal }) },
    where: redact(server.baseUrl, server.secrets),
    passTo,
  };
};

/**
 * What was asked of this server beside the search, before there was a run folder or of a note, and answered: the
 * generation of all that is 0.
 */
const earlyRequests = async (
  store: Pick<Store, "events">,
  { ledger, baseUrl }: { ledger: CompletionLedger; baseUrl: string },
): Promise<CompletionRequest[]> => {
  const keys = store.events().flatMap((event) => (event.type === "model-requested" ? [event.key] : []));
  const requests = await Promise.all(
    keys.map(async (key) => {
      const record = await recordedCall(ledger, key);
      if (record?.state !== "completed") return [];
      const { request } = record;
      return request.label.generation === 0 && cacheKey(request, { baseUrl }) === key ? [request] : [];
    }),
  );
  return requests.flat();
};

/**
 * The stack from the outside in: ledger (nothing recorded is asked again) → recording → several answers in one request →
 * retries → caps → HTTP. The key lives here, in the command-line process, and goes nowhere else. What was asked before is
 * kept in the ledger and counted, by an earlier process or now; a first contact is no part of a recording.
 */
export const wireModel = async ({
  config,
  store,
  variables,
  contact,
  signal,
  whole,
}: {
  config: RunConfig;
  store: Store;
  variables: NodeJS.ProcessEnv;
  contact?: Contact | undefined;
  /** The budget of a batch that the run belongs to. */
  whole?: Budget | undefined;
  /** Ends a request that is under way, where nobody waits for its answer any more. */
  signal?: AbortSignal | undefined;
}): Promise<WiredModel> => {
  const onNotice = (message: string) => store.note({ type: "notice", message });
  const baseUrl = baseUrlOf(variables);
  const ledger = ledgerOf(store);
  const onEvent: CacheOptions["onEvent"] = async (event) => {
    await store.once(`${event.type}:${event.key}`, async () => event);
  };
  const keep = async (counted?: Budget): Promise<void> => {
    for (const { request, completion } of await readEarlyAnswers(store, { baseUrl })) {
      const source = { complete: async () => completion };
      await withCache(source, { ledger, baseUrl, onEvent, ...(counted && { budget: counted }) }).complete(request);
    }
  };
  if (config.replay !== undefined) {
    const budget = createBudget();
    const replayed = createReplayModel({ directory: config.replay, baseUrl, onNotice });
    await keep(budget);
    return {
      model: withCache(recorded(replayed, { config, baseUrl }), { ledger, baseUrl, budget, onNotice, onEvent }),
      budget,
    };
  }
  const asker: Asker = { onNotice, signal };
  contact?.connection?.passTo(asker);
  const { client, budget, clock } = contact?.connection ?? (await connectModel({ config, variables, whole }, asker));
  const source = recorded(withAlike(withRetry(client, { clock, onNotice }), { onNotice }), { config, baseUrl });
  const model = withCache(source, { ledger, baseUrl, budget, onNotice, onEvent });
  await keep();
  // Of an earlier process: they count against the caps, and are not asked again.
  if (contact === undefined)
    for (const request of await earlyRequests(store, { ledger, baseUrl })) await model.complete(request);
  return { model, budget };
};
