import { ExitCode, RewardsmithError, usageError } from "../core/errors.ts";
import { dollars } from "../core/format.ts";
import type { Completion, CompletionRequest, LanguageModel } from "../core/interfaces.ts";
import { costOf, priceOf } from "./prices.ts";
import type { PriceTable } from "./prices.ts";
import { AbandonedError, RetriableError } from "./retriable.ts";
import { estimatePromptTokens } from "./tokens.ts";

/** Hard caps of a run, over all its processes: requests sent (retries too), tokens in and out, dollars. */
export type Caps = { maxCalls?: number; maxTokens?: number; maxUsd?: number };

/** `answered`, tokens and dollars are the run's, wherever they were spent; `networkCalls` and `cachedCalls` this process's. */
export type ModelUsage = {
  answered: number;
  inputTokens: number;
  outputTokens: number;
  usd: number;
  /** Requests sent, every attempt counted. */
  networkCalls: number;
  /** Completions that were at hand already. */
  cachedCalls: number;
  /** Requests whose outcome is not known (cut, timed out, left or crashed in flight): counted in full against the caps, not in the spend. */
  possiblyBilled: { calls: number; tokens: number; usd: number };
};

export type Amount = { calls: number; tokens: number; usd: number };

/** Closed by the first of its calls. */
export type Reservation = {
  settle(completion: Completion): void;
  lose(possiblyBilled: boolean): void;
  /** The request was never sent. */
  release(): void;
};

export type Budget = {
  /** Waits while calls in flight might leave no room; throws `budget` where there is none even without them. */
  reserve(request: CompletionRequest): Promise<Reservation>;
  /** A completion that an earlier process, or a recording, paid for. */
  recall(completion: Completion): void;
  /** A request that an earlier process sent and never saw answered. */
  presumeBilled(request: CompletionRequest): void;
  usage(): ModelUsage;
};

const capNames = { calls: "max-calls", tokens: "max-tokens", usd: "max-usd" } as const;

const plus = (left: Amount, right: Amount): Amount => ({
  calls: left.calls + right.calls,
  tokens: left.tokens + right.tokens,
  usd: left.usd + right.usd,
});

/**
 * The worst a request can cost: prompt by estimate, each of its answers at its limit. A real prompt count may be higher than the
 * estimate, so the token and dollar caps hold to within that difference of the calls in flight.
 */
export const worstCase = (request: CompletionRequest, prices: PriceTable | undefined): Amount => {
  const inputTokens = estimatePromptTokens(request.messages);
  const use = { inputTokens, outputTokens: request.maxTokens * (request.choices ?? 1) };
  return {
    calls: 1,
    tokens: inputTokens + use.outputTokens,
    usd: costOf(priceOf(request.model, { prices }), use),
  };
};

/**
 * Hard caps, checked before each request against spend + reservations. Usage errors for caps that cannot be held.
 * `before`: what was spent of them before this process. `whose`: who has them, where that is not the run. `exceeded`: what
 * a request for one answer is refused with that has no room, when nothing is on its way any more; left out: the error that
 * is given, at once.
 */
export const createBudget = (
  caps: Caps = {},
  {
    prices,
    before,
    whose,
    exceeded,
  }: {
    prices?: PriceTable | undefined;
    before?: Amount;
    whose?: string;
    exceeded?: (cap: (typeof capNames)[keyof Amount], error: RewardsmithError) => RewardsmithError;
  } = {},
): Budget => {
  const limits: Amount = {
    calls: caps.maxCalls ?? Number.POSITIVE_INFINITY,
    tokens: caps.maxTokens ?? Number.POSITIVE_INFINITY,
    usd: caps.maxUsd ?? Number.POSITIVE_INFINITY,
  };
  for (const name of ["calls", "tokens", "usd"] as const) {
    if (!(limits[name] >= 0)) {
      throw usageError({
        code: "budget-value",
        message: `--${capNames[name]} is ${limits[name]}`,
        action: "give a number ≥ 0, or leave it out for no cap",
      });
    }
  }

  const none = (): Amount => ({ calls: 0, tokens: 0, usd: 0 });
  let spent = before ?? none();
  let reserved = none();
  let presumed = none();
  let usage = { answered: 0, inputTokens: 0, outputTokens: 0, usd: 0, networkCalls: 0, cachedCalls: 0 };
  let waiting: (() => void)[] = [];

  const short = (total: Amount) =>
    (["calls", "tokens", "usd"] as const).find((name) => total[name] > limits[name] + 1e-12);

  const count = (completion: Completion, attempt: Amount) => {
    usage = {
      ...usage,
      answered: usage.answered + attempt.calls,
      inputTokens: usage.inputTokens + completion.inputTokens,
      outputTokens: usage.outputTokens + completion.outputTokens,
      usd: usage.usd + completion.usd,
    };
    spent = plus(spent, {
      calls: attempt.calls,
      tokens: completion.inputTokens + completion.outputTokens,
      usd: completion.usd,
    });
  };
  const release = (amount: Amount) => {
    reserved = plus(reserved, { calls: -amount.calls, tokens: -amount.tokens, usd: -amount.usd });
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };

  const checkPrice = (request: CompletionRequest) => {
    if (caps.maxUsd === undefined || priceOf(request.model, { prices }) !== null) return;
    throw usageError({
      code: "price-unknown",
      message: `--max-usd ${caps.maxUsd} cannot be held: no price is known for model '${request.model}'`,
      action: "add the model to a price file, or cap --max-tokens instead",
    });
  };

  // Of several answers in one request nothing is over yet: fewer may have room.
  const isOver = (request: CompletionRequest): boolean => (request.choices ?? 1) === 1;
  const refuse = (name: keyof Amount, cost: Amount, request: CompletionRequest) => {
    const used = spent[name] + presumed[name];
    const figure = (value: number) => (name === "usd" ? dollars(value) : String(value));
    const error = new RewardsmithError({
      code: "budget",
      message: `budget --${capNames[name]} ${figure(limits[name])}${whose === undefined ? "" : ` of ${whose}`} reached: ${figure(used)} used, the next request to '${request.model}' may take ${figure(cost[name])}`,
      action: `resume ${whose ?? "the run"} with a higher --${capNames[name]}; what was answered is kept`,
      exitCode: ExitCode.budget,
    });
    return exceeded && isOver(request) ? exceeded(capNames[name], error) : error;
  };
  const nextRelease = () => new Promise<void>((resolve) => waiting.push(resolve));

  return {
    async reserve(request) {
      checkPrice(request);
      const cost = worstCase(request, prices);
      for (;;) {
        const gone = plus(spent, presumed);
        const never = short(plus(gone, cost));
        // Who is told that it is over may leave at that: what is on its way is paid for, and waited for.
        if (never !== undefined && !(exceeded && isOver(request) && reserved.calls > 0))
          throw refuse(never, cost, request);
        if (never === undefined && short(plus(plus(gone, reserved), cost)) === undefined) break;
        await nextRelease();
      }
      reserved = plus(reserved, cost);
      usage = { ...usage, networkCalls: usage.networkCalls + 1 };
      let open = true;
      const close = (account: () => void) => {
        if (!open) return;
        open = false;
        account();
        release(cost);
      };
      return {
        settle: (completion) => close(() => count(completion, { calls: 1, tokens: 0, usd: 0 })),
        lose: (possiblyBilled) =>
          close(() => {
            if (possiblyBilled) presumed = plus(presumed, cost);
            else spent = plus(spent, { calls: 1, tokens: 0, usd: 0 });
          }),
        release: () => close(() => {}),
      };
    },
    recall(completion) {
      usage = { ...usage, cachedCalls: usage.cachedCalls + 1 };
      count(completion, { calls: completion.calls ?? 1, tokens: 0, usd: 0 });
    },
    presumeBilled(request) {
      presumed = plus(presumed, worstCase(request, prices));
    },
    usage: () => ({ ...usage, possiblyBilled: { ...presumed } }),
  };
};

/**
 * A run's budget with that of the whole it is part of: a request goes out where both hold it. What an earlier process
 * paid for, or may have to pay for, is in what the whole had spent before.
 */
export const withinWhole = (own: Budget, whole: Budget): Budget => ({
  async reserve(request) {
    const held = await whole.reserve(request);
    try {
      const mine = await own.reserve(request);
      return {
        settle: (completion) => {
          mine.settle(completion);
          held.settle(completion);
        },
        lose: (possiblyBilled) => {
          mine.lose(possiblyBilled);
          held.lose(possiblyBilled);
        },
        release: () => {
          mine.release();
          held.release();
        },
      };
    } catch (thrown) {
      held.release();
      throw thrown;
    }
  },
  recall: (completion) => own.recall(completion),
  presumeBilled: (request) => own.presumeBilled(request),
  usage: () => own.usage(),
});

/** True for the error that a spent budget throws. */
export const isBudgetExceeded = (error: unknown): error is RewardsmithError =>
  error instanceof RewardsmithError && error.code === "budget";

/** Puts the caps before every request of `model`; belongs between the retry engine and the client, so that attempts count. */
export const withBudget = (model: LanguageModel, { budget }: { budget: Budget }): LanguageModel => ({
  async complete(request) {
    const reservation = await budget.reserve(request);
    try {
      const completion = await model.complete(request);
      reservation.settle(completion);
      return completion;
    } catch (error) {
      if (error instanceof RetriableError && error.completion !== null) reservation.settle(error.completion);
      reservation.lose(error instanceof AbandonedError || (error instanceof RetriableError && error.possiblyBilled));
      throw error;
    }
  },
});
