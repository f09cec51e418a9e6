import { RewardsmithError } from "../core/errors.ts";
import type { Completion, CompletionRequest, LanguageModel } from "../core/interfaces.ts";
import { systemClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { labelText } from "./label.ts";
import { RetriableError, type RetriableReason } from "./retriable.ts";

export type RetryOptions = {
  /** Requests sent for one completion at most. */
  attempts?: number;
  /** Whether a server that is not there is waited for. */
  patient?: boolean;
  /** Whether a half answer is handed over where asking again brings nothing better; else it is a failure. */
  handOver?: boolean;
  /** Milliseconds that one completion may spend waiting in all. */
  totalWait?: number;
  /** Milliseconds before the second attempt, before jitter; doubles up to `longestDelay`. */
  firstDelay?: number;
  longestDelay?: number;
  clock?: Clock;
  /** Uniform in [0, 1): spreads the waits of parallel calls. It decides when, never what. */
  jitter?: () => number;
  onNotice?: (message: string) => void;
};

/** A wait that a person should hear of, in milliseconds. */
const noticeable = 1000;

/** Half an answer is worth fewer attempts: each is paid for, and a candidate without text loses a run nothing. */
const halves = 3;

const actions: Partial<Record<RetriableReason, string>> = {
  connection:
    "check OPENAI_BASE_URL, the network and that the server runs; then again, or resume the run: what was answered is kept",
  "half-answer": "see what is wrong with that server: only answers that say they are whole are used",
};

const seconds = (milliseconds: number): string => `${Math.ceil(milliseconds / 100) / 10} s`;

/** What was paid for on the way to a completion is part of what it cost. */
const withEarlier = (completion: Completion, earlier: readonly Completion[]): Completion => {
  const all = [completion, ...earlier];
  const sum = (name: "inputTokens" | "outputTokens" | "usd") => all.reduce((total, each) => total + each[name], 0);
  return { ...completion, inputTokens: sum("inputTokens"), outputTokens: sum("outputTokens"), usd: sum("usd") };
};

/**
 * The one retry engine: capped attempts, exponential backoff with 25 % downward jitter, `Retry-After` honoured in full
 * however long it is, as far as `totalWait` reaches. A rate limit holds back all calls that share the engine. A request
 * that the server may have worked on is never sent again without a word. Throws RewardsmithError `model-unavailable` at its
 * end, or resolves with the last half answer, its tokens those of all; errors that are not retriable pass at once.
 */
export const withRetry = (
  model: LanguageModel,
  {
    attempts = 6,
    patient = true,
    handOver = true,
    totalWait = 15 * 60_000,
    firstDelay = 1000,
    longestDelay = 30_000,
    clock = systemClock,
    jitter = Math.random,
    onNotice = () => {},
  }: RetryOptions = {},
): LanguageModel => {
  let openAt = 0;

  const giveUp = (error: RetriableError, message: string, label: string) =>
    new RewardsmithError({
      code: "model-unavailable",
      message: `language model (${label}): ${message}; last failure: ${error.message}`,
      action:
        actions[error.reason] ?? "wait until the service answers again, then resume the run: what was answered is kept",
    });

  const complete = async (request: CompletionRequest) => {
    const label = labelText(request.label);
    let waited = 0;
    const earlier: Completion[] = [];
    for (let attempt = 1; ; attempt++) {
      const closed = openAt - clock.now();
      if (closed > 0) {
        waited += closed;
        await clock.sleep(closed);
      }
      try {
        return withEarlier(await model.complete(request), earlier);
      } catch (error) {
        if (!(error instanceof RetriableError)) throw error;
        if (error.reason === "setting") {
          attempt--;
          continue;
        }
        if (!patient && error.reason === "connection" && !error.possiblyBilled) throw giveUp(error, "no answer", label);
        if (error.completion !== null) {
          if (handOver && attempt >= Math.min(attempts, halves)) {
            onNotice(`language model (${label}): ${error.message}, ${attempt} times`);
            return withEarlier(error.completion, earlier);
          }
          earlier.push(error.completion);
        }
        if (attempt >= attempts) throw giveUp(error, `no answer in ${attempts} attempts`, label);
        const backoff = Math.min(longestDelay, firstDelay * 2 ** (attempt - 1)) * (1 - jitter() / 4);
        const wait = error.retryAfter ?? backoff;
        if (waited + wait > totalWait) {
          const asked = error.retryAfter === null ? "the next attempt is due in" : "the server asks to wait";
          throw giveUp(error, `${asked} ${seconds(wait)}, more than what is left of ${seconds(totalWait)}`, label);
        }
        if (wait >= noticeable || error.possiblyBilled || error.completion !== null) {
          const twice = error.possiblyBilled ? ", and the one before may be charged too" : "";
          onNotice(`language model (${label}): ${error.message}; attempt ${attempt + 1} in ${seconds(wait)}${twice}`);
        }
        waited += wait;
        if (error.reason === "rate-limited") openAt = Math.max(openAt, clock.now() + wait);
        await clock.sleep(wait);
      }
    }
  };
  return { complete };
};
