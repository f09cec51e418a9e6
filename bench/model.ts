// What a person with a key meets: whole searches of a language model, one a task.
//   OPENAI_API_KEY=… npm run bench -- model --model NAME [--max-usd 2] [--tasks ENV/TASK,…] [--label NAME]
//     [--generations 2] [any other option of `run`]
//   npm run bench -- model --model NAME --replayed [--tasks …] [--label NAME]
//   npm run bench -- model --label NAME --table
// How many programs the critic took as they came, calls, tokens, dollars, and the best's score beside the human
// reference's. One JSON line a search in FOLDER/LABEL.jsonl (`--results FOLDER`), which is committed; what is there
// whole is not asked again. `--max-usd` is for all that this file has of the model, requests without a known outcome
// included: at its end the searches stop. Answers are kept below `--answers FOLDER`, in a folder each model and task,
// and `--replayed` asks those instead of a server.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { resolveConfig, resolveOption, type RunConfig } from "../src/app/config.ts";
import { options } from "../src/app/options.ts";
import { startRun } from "../src/app/run.ts";
import { reportError } from "../src/cli/errors.ts";
import { messageOf, RewardsmithError, usageError } from "../src/core/errors.ts";
import type { Store } from "../src/core/interfaces.ts";
import { sum } from "../src/core/statistics.ts";
import { isBudgetExceeded } from "../src/model/budget.ts";
import { loadPrices, priceOf } from "../src/model/prices.ts";
import { defaultBaseUrl } from "../src/model/server.ts";
import { isWhole, rowOf, subjectKey, type Row, type Subject } from "./model/row.ts";
import { latest, markdown } from "./model/table.ts";
import { appendResult, commitOf, readResults } from "./results.ts";

const own = {
  tasks: { type: "string", default: "mountain-car/reach,pendulum/swing-up,reacher/reach,hopper/forward" },
  label: { type: "string", default: "after" },
  results: { type: "string", default: join(import.meta.dirname, "results", "model") },
  answers: { type: "string", default: join(import.meta.dirname, "recordings", "model") },
  replayed: { type: "boolean", default: false },
  table: { type: "boolean", default: false },
} as const;

const ofRun = Object.fromEntries(
  Object.entries(options).map(([name, option]) => {
    const type = "placeholder" in option ? ("string" as const) : ("boolean" as const);
    return [name, { type, multiple: "repeatable" in option }];
  }),
);

const { tasks, label, results, answers, replayed, table, ...given } = parseArgs({
  allowPositionals: true,
  options: { ...ofRun, ...own },
}).values as { tasks: string; label: string; results: string; answers: string; replayed: boolean; table: boolean };

/** What is handed to `run`. */
const asked: Readonly<Record<string, unknown>> = {
  generations: "2",
  // A model without a price is held by its tokens.
  ...("max-tokens" in given ? {} : { "max-usd": "2" }),
  ...given,
};

/** What no row is told apart by: money, places, and how the machine is used. */
const apart = new Set(["model", "max-usd", "prices", "runs", "jobs", "deadline", "display", "json"]);

/** Budgets beside that of money: a search that one of them ends says nothing of the money. */
const otherCaps = ["max-calls", "max-tokens", "max-steps", "max-time"].filter((name) => name in asked);

const isOf = (row: Row, subject: Subject): boolean => subjectKey(row) === subjectKey(subject);

/** What the file's searches of this model may have cost in all; a recording costs nothing. */
const billed = (rows: readonly Row[], model: string): number =>
  sum(rows.flatMap((row) => (row.model === model && row.server !== null ? [row.billedUsd] : [])));

/** One search, and the row that it comes to, also where it ends by an error, which is then thrown. */
const measure = async (subject: Subject, config: RunConfig, keep: (row: Row) => void): Promise<void> => {
  const price = priceOf(subject.model, config.prices === undefined ? {} : { prices: await loadPrices(config.prices) });
  const server = config.replay === undefined ? new URL(process.env["OPENAI_BASE_URL"] ?? defaultBaseUrl).host : null;
  const interrupt = new AbortController();
  const onSignal = (): void => interrupt.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  let store: Store | undefined;
  const row = (ended: Parameters<typeof rowOf>[1]["ended"]): Row =>
    rowOf(subject, {
      events: store?.events() ?? [],
      ended,
      price,
      maxTokens: config["max-output-tokens"],
      server,
      commit: commitOf(),
    });
  try {
    const onEvent = () => {};
    keep(row(await startRun(config, { onEvent, interrupt: interrupt.signal, onStore: (open) => (store = open) })));
  } catch (error) {
    if (store !== undefined) keep(row(messageOf(error)));
    throw error;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
};

const file = join(resolve(results), `${label}.jsonl`);
const rows = (): Row[] => readResults<Row>(file);

const configOf = ({ model, task: name }: Subject): RunConfig => {
  const [env, task] = name.split("/");
  const folder = join(resolve(answers), model.replaceAll(/[^\w.-]/g, "-"), name.replace("/", "-"));
  const { "max-usd": flag, ...flags } = asked;
  const cap = resolveOption("max-usd", { flag, variables: process.env }) as number | undefined;
  const money = cap === undefined ? {} : { "max-usd": Math.max(0, cap - billed(rows(), model)) };
  const answering = replayed ? { replay: folder } : { record: folder, ...money };
  return resolveConfig({
    flags: { designer: "language-model", runs: "runs/bench-model", ...flags, env, task, ...answering },
    variables: process.env,
  });
};

/** Task by task while there is money; the names of those that it did not reach. */
const searchAll = async (subjects: readonly Subject[]): Promise<string[]> => {
  for (const [index, subject] of subjects.entries()) {
    if (rows().some((row) => isOf(row, subject) && isWhole(row))) continue;
    const names = (from: number): string[] => subjects.slice(from).map(({ task }) => task);
    let isSpent = false;
    const keep = (row: Row): void => {
      appendResult(file, row);
      process.stderr.write(`${row.task}: ${row.status}, ${row.first} of ${row.programs} accepted at first try\n`);
      isSpent = !isWhole(row) && otherCaps.length === 0;
    };
    try {
      await measure(subject, configOf(subject), keep);
    } catch (error) {
      if (isBudgetExceeded(error)) return names(index); // the first question of all could not be paid for
      throw error;
    }
    if (isSpent) return names(index + 1);
  }
  return [];
};

const subjectsOf = (model: string): Subject[] => {
  const distinct = Object.fromEntries(Object.entries(asked).filter(([name]) => !apart.has(name)));
  return tasks.split(",").map((task) => ({ model, task, asked: { ...distinct, ...(replayed && { replayed }) } }));
};

const search = async (): Promise<void> => {
  const { model } = asked;
  if (typeof model !== "string") {
    throw usageError({
      code: "no-model",
      message: "no model was named",
      action: "Give --model NAME, as your provider calls it.",
    });
  }
  const subjects = subjectsOf(model);
  const left = await searchAll(subjects);
  const shown = latest(rows()).filter((row) => subjects.some((subject) => isOf(row, subject)));
  process.stdout.write(`${markdown(shown, { left })}\n`);
};

export const bench = async (): Promise<void> => {
  try {
    if (table) process.stdout.write(`${markdown(latest(rows()), { left: [] })}\n`);
    else await search();
  } catch (error) {
    if (!(error instanceof RewardsmithError)) throw error;
    process.exitCode = reportError(error);
  }
};
