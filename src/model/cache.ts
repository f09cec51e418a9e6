import { messageOf, RewardsmithError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import { contentHash } from "../core/hash.ts";
import type { Completion, CompletionRequest, LanguageModel } from "../core/interfaces.ts";
import { askAlike } from "./alike.ts";
import type { Budget } from "./budget.ts";
import { labelText } from "./label.ts";
import { AbandonedError } from "./retriable.ts";

/** What the ledger holds of a request: first that it is being sent, then what came of it. */
export type CompletionRecord =
  | { state: "requested"; request: CompletionRequest }
  | { state: "failed"; request: CompletionRequest; message: string }
  | { state: "completed"; request: CompletionRequest; completion: Completion };

/** Where records live, by cache key (the run folder's `model/`). `write` must be durable when it resolves. */
export type CompletionLedger = {
  /** What was last written for the key, or null. */
  read(key: string): Promise<unknown>;
  write(key: string, record: CompletionRecord): Promise<void>;
};

/** The identity of a completion: model, base URL, full messages, sampling settings and the sample index with its label. */
export const cacheKey = (request: CompletionRequest, { baseUrl }: { baseUrl: string }): string =>
  contentHash({ ...request, baseUrl }).slice(0, 32);

const kinds: readonly string[] = ["text", "truncated", "refused", "filtered", "empty", "malformed"];

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object";

/** Completions come back from files that a person may have touched. */
export const isCompletion = (value: unknown): value is Completion =>
  isObject(value) &&
  kinds.includes(value["kind"] as string) &&
  typeof value["text"] === "string" &&
  ["inputTokens", "outputTokens", "usd"].every((name) => Number.isFinite(value[name]));

const readRecord = (found: unknown, key: string): CompletionRecord | null => {
  if (found === null || found === undefined) return null;
  if (isObject(found) && isObject(found["request"])) {
    if (found["state"] === "requested" || found["state"] === "failed") return found as CompletionRecord;
    if (found["state"] === "completed" && isCompletion(found["completion"])) return found as CompletionRecord;
  }
  throw new RewardsmithError({
    code: "model-record",
    message: `the recorded completion ${key} is damaged`,
    action: `delete model/${key}.json in the run folder to have it requested again (it may be charged a second time)`,
  });
};

/** What a ledger holds under a key; null where that is nothing. Throws `model-record` where it is damaged. */
export const recordedCall = async (
  ledger: Pick<CompletionLedger, "read">,
  key: string,
): Promise<CompletionRecord | null> => readRecord(await ledger.read(key), key);

export type CacheOptions = {
  ledger: CompletionLedger;
  baseUrl: string;
  budget?: Budget;
  /** `model-requested` is awaited before the request leaves, `model-completed` before the completion is used. */
  onEvent?: (event: Extract<RunEvent, { type: "model-requested" | "model-completed" }>) => void | Promise<void>;
  onNotice?: (message: string) => void;
};

/**
 * A recorded completion is never requested again; the intent is on disk before a request leaves, so a crash costs at
 * most one possible duplicate per call in flight, and the next process knows of it.
 */
export const withCache = (
  model: LanguageModel,
  { ledger, baseUrl, budget, onEvent = () => {}, onNotice = () => {} }: CacheOptions,
): LanguageModel => {
  const inFlight = new Map<string, Promise<Completion>>();

  const told = async ({ key, request }: Keyed, completion: Completion): Promise<Completion> => {
    const { kind, inputTokens, outputTokens, usd, cached, calls } = completion;
    const label = labelText(request.label);
    const paid = { inputTokens, outputTokens, usd, cached, ...(calls === 0 && { calls }) };
    await onEvent({ type: "model-completed", key, label, kind, ...paid });
    return completion;
  };

  /** What is recorded of a request; else null, and that it is about to be sent is. */
  const recallOrAnnounce = async ({ key, request }: Keyed): Promise<Completion | null> => {
    const label = labelText(request.label);
    const record = await recordedCall(ledger, key);
    if (record?.state === "completed") {
      const completion = { ...record.completion, cached: true };
      budget?.recall(completion);
      return completion;
    }
    if (record?.state === "requested") {
      budget?.presumeBilled(request);
      onNotice(`${label} was on its way when an earlier process ended: it is requested again and may be charged twice`);
    }
    await ledger.write(key, { state: "requested", request });
    await onEvent({ type: "model-requested", key, label });
    return null;
  };

  const keep = async ({ key, request }: Keyed, asked: Promise<Completion>): Promise<Completion> => {
    const completion = await asked.catch(async (error: unknown) => {
      // What was left in flight stays as requested: the next process says that it may be charged twice.
      if (error instanceof AbandonedError) throw error;
      // so that the next process does not take a request that was refused for one that a crash cut off
      await ledger.write(key, { state: "failed", request, message: messageOf(error) }).catch(() => {});
      throw error;
    });
    await ledger.write(key, { state: "completed", request, completion });
    if (completion.cached) budget?.recall(completion);
    return completion;
  };

  /** The one answer to a request, however many wait for it. */
  const once = (keyed: Keyed, answer: () => Promise<Completion>): Promise<Completion> => {
    const started = answer()
      .then((completion) => told(keyed, completion))
      .finally(() => inFlight.delete(keyed.key));
    inFlight.set(keyed.key, started);
    return started;
  };

  return {
    complete(request) {
      const keyed = { request, key: cacheKey(request, { baseUrl }) };
      return (
        inFlight.get(keyed.key) ??
        once(keyed, async () => (await recallOrAnnounce(keyed)) ?? keep(keyed, model.complete(request)))
      );
    },
    completeAlike(question, labels) {
      const all = labels.map((label): Keyed => {
        const request = { ...question, label };
        return { request, key: cacheKey(request, { baseUrl }) };
      });
      const fresh = all.filter(({ key }) => !inFlight.has(key));
      const recalls = new Map(fresh.map((keyed) => [keyed, recallOrAnnounce(keyed)]));
      // What is not recorded is asked for together, once it is known of all.
      const asked = Promise.allSettled(recalls.values()).then((found) => {
        const open = fresh.filter((_, place) => found[place]?.status === "fulfilled" && found[place].value === null);
        const answers = askAlike(
          model,
          question,
          open.map(({ request }) => request.label),
        );
        return new Map(open.map((keyed, place) => [keyed, answers[place] as Promise<Completion>]));
      });
      const ask = async (keyed: Keyed): Promise<Completion> => {
        const answers = await asked;
        return answers.get(keyed) as Promise<Completion>;
      };
      return all.map(
        (keyed) =>
          inFlight.get(keyed.key) ?? once(keyed, async () => (await recalls.get(keyed)) ?? keep(keyed, ask(keyed))),
      );
    },
  };
};

type Keyed = { key: string; request: CompletionRequest };
