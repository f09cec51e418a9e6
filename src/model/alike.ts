import PQueue from "p-queue";
import type { Completion, CompletionLabel, CompletionRequest, LanguageModel } from "../core/interfaces.ts";
import { sum } from "../core/statistics.ts";
import { isBudgetExceeded } from "./budget.ts";

/**
 * Most answers that one request is sent for, as Eureka (Ma et al. 2023) asks: the prompt is read once for all four, and
 * a server that writes them one after the other still ends within the time that a request may take.
 */
export const answersAtOnce = 4;

type Question = Omit<CompletionRequest, "label">;

/** Answers to one question by any model, each by itself where it knows no other way. */
export const askAlike = (
  model: LanguageModel,
  request: Question,
  labels: readonly CompletionLabel[],
): Promise<Completion>[] =>
  model.completeAlike?.(request, labels) ?? labels.map((label) => model.complete({ ...request, label }));

/** Whole numbers that share `total` as the sizes do, as near as rounding lets them. */
const shared = (total: number, sizes: readonly number[]): number[] => {
  const whole = sum(sizes);
  let [size, given] = [0, 0];
  return sizes.map((each) => {
    size += each;
    const upTo = whole === 0 ? total : Math.round((total * size) / whole);
    const part = upTo - given;
    given = upTo;
    return part;
  });
};

/**
 * The answers of one request as completions of their own. Their sums are what the request came to: prompt and money stand
 * with the first, which is the call; the tokens of the answers are shared by length.
 */
const apart = ({ others = [], ...first }: Completion): (Completion | null)[] => {
  const all = [first, ...others];
  const tokens = shared(
    first.outputTokens,
    all.map((each) => each?.text.length ?? 0),
  );
  return all.map(
    (each, place) =>
      each && { ...each, outputTokens: tokens[place] as number, ...(place > 0 && { calls: 0 as const }) },
  );
};

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, place) => items.slice(place * size, (place + 1) * size));

/**
 * Asks for the answers to one question in few requests (`n` of chat completions). What a server withholds, by ignoring the
 * wish, refusing it or giving fewer, is asked for one by one, and from then on no request wants more than it gave. Belongs
 * above the retry engine and below the ledger, which knows each answer by its own label.
 */
export const withAlike = (
  model: LanguageModel,
  { concurrency = 8, onNotice = () => {} }: { concurrency?: number; onNotice?: (message: string) => void } = {},
): LanguageModel => {
  const queue = new PQueue({ concurrency });
  let most = answersAtOnce;
  const complete = (request: CompletionRequest): Promise<Completion> => queue.add(() => model.complete(request));

  const giveLess = (given: number): void => {
    if (given >= most) return;
    most = given;
    if (given === 1) onNotice("the language model's server gives one answer at a time: each is asked for by itself");
  };

  return {
    complete,
    completeAlike(request, labels) {
      let failure: { thrown: unknown } | null = null;
      /** Nothing further is sent once the server will have none of it; a budget may still hold a smaller one. */
      const ask = async (request: CompletionRequest): Promise<Completion> => {
        if (failure !== null) throw failure.thrown;
        try {
          return await model.complete(request);
        } catch (thrown) {
          if (!isBudgetExceeded(thrown)) failure ??= { thrown };
          throw thrown;
        }
      };
      const one = (label: CompletionLabel): Promise<Completion> => queue.add(() => ask({ ...request, label }));

      const together = async (wanted: readonly CompletionLabel[]): Promise<Promise<Completion>[]> => {
        const [label] = wanted as [CompletionLabel];
        // Another request may have learnt meanwhile that this server gives one at a time.
        const choices = Math.min(wanted.length, most);
        if (choices === 1) return wanted.map(one);
        let given: (Completion | null)[] = [];
        try {
          given = apart(await ask({ ...request, label, choices }));
          giveLess(given.length < choices ? given.length : most);
        } catch (thrown) {
          if (!isBudgetExceeded(thrown)) throw thrown;
        }
        return wanted.map(async (each, place) => given[place] ?? one(each));
      };

      return chunks(labels, most).flatMap((wanted) => {
        const answers = queue.add(() => together(wanted));
        return wanted.map(async (_, place) => (await answers)[place] as Promise<Completion>);
      });
    },
  };
};
