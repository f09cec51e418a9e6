import type { RunEvent } from "../../src/core/events.ts";
import { viewOf } from "../../src/core/run-view.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { sum } from "../../src/core/statistics.ts";
import { costOf, type Price } from "../../src/model/prices.ts";

/** What was run, everything that tells two rows apart: options of `run` as they were given, money and places aside. */
export type Subject = { model: string; task: string; asked: Readonly<Record<string, unknown>> };

/** Two rows with the same text are of the same search, in whatever order its options were given. */
export const subjectKey = ({ model, task, asked }: Subject): string =>
  JSON.stringify([model, task, Object.entries(asked).toSorted()]);

/** One search of a model on one task. Scores are on report seeds unless `pool` says otherwise. */
export type Row = Subject & {
  /** Whose address answered; null: a recording. */
  server: string | null;
  /** How the search ended; `failed`: by an error, which `reason` then tells, as it tells of a spent budget. */
  status: RunSummary["status"] | "failed";
  reason?: string;
  /** Programs that its generations asked for, that came, accepted as they came, and accepted at last. */
  wanted: number;
  programs: number;
  first: number;
  accepted: number;
  /** What was refused at first, by the stage of the critic. */
  refused: Record<string, number>;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** What was spent, and with it what requests without a known outcome may have cost. */
  usd: number;
  billedUsd: number;
  best: { fitness: number; success: number; seeds: number; pool: "report" | "search" } | null;
  human: number | null;
  random: number | null;
  normalized: number | null;
  commit: string;
};

/** Ended as it was meant to, with every program that it asked for: a budget may leave out some without ending it. */
export const isWhole = ({ status, wanted, programs }: Row): boolean =>
  (status === "completed" || status === "all-failed") && programs >= wanted;

const counts = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));

/**
 * How the programs were taken: a program is accepted at first try where the critic refused nothing of it. What was
 * still to be judged when a budget or an error ended the search counts for nothing.
 */
export const acceptanceOf = (
  events: readonly RunEvent[],
): Pick<Row, "wanted" | "programs" | "first" | "accepted" | "refused"> => {
  const judged = new Set<string>();
  const rejected = new Set<string>();
  const refusedFirst = new Map<string, string>();
  for (const event of events) {
    if (event.type === "candidate-repaired") {
      if (!refusedFirst.has(event.id)) refusedFirst.set(event.id, event.refusedBy ?? "unknown");
    } else if (event.type === "candidate-rejected") {
      judged.add(event.id);
      rejected.add(event.id);
      if (!refusedFirst.has(event.id)) {
        const error = event.diagnostics.find(({ severity }) => severity === "error");
        refusedFirst.set(event.id, error?.rule.split("/")[0] ?? "unknown");
      }
    } else if (event.type === "candidate-evaluated") judged.add(event.id);
  }
  const ids = [...judged];
  return {
    wanted: sum(events.map((event) => (event.type === "generation-started" ? event.count : 0))),
    programs: ids.length,
    first: ids.filter((id) => !refusedFirst.has(id)).length,
    accepted: ids.filter((id) => !rejected.has(id)).length,
    refused: counts(ids.flatMap((id) => refusedFirst.get(id) ?? [])),
  };
};

/**
 * What requests without a known outcome may have cost, each at its worst: an answer at its limit to a prompt as long as
 * the longest that was answered.
 */
const unknownUsd = (
  events: readonly RunEvent[],
  { requests, price, maxTokens }: { requests: number; price: Price | null; maxTokens: number },
): number => {
  const prompts = events.flatMap((event) => (event.type === "model-completed" ? [event.inputTokens] : []));
  return requests * costOf(price, { inputTokens: Math.max(0, ...prompts), outputTokens: maxTokens });
};

export const rowOf = (
  subject: Subject,
  {
    events,
    ended,
    price,
    maxTokens,
    ...rest
  }: {
    events: readonly RunEvent[];
    /** The search's summary, or the words of the error that ended it. */
    ended: RunSummary | string;
    price: Price | null;
    maxTokens: number;
  } & Pick<Row, "server" | "commit">,
): Row => {
  const { spent, calls } = viewOf(events);
  const isSummary = typeof ended !== "string";
  const unanswered = Object.values(calls).filter(({ answer }) => answer === null).length;
  const requests = (isSummary ? ended.thisProcess.possiblyBilled : undefined) ?? unanswered;
  const best = isSummary ? ended.best : null;
  const reason = isSummary ? ended.stoppedBy : ended;
  return {
    ...subject,
    ...rest,
    status: isSummary ? ended.status : "failed",
    ...(reason !== undefined && { reason }),
    ...acceptanceOf(events),
    calls: spent.modelCalls,
    inputTokens: spent.inputTokens,
    outputTokens: spent.outputTokens,
    usd: spent.usd,
    billedUsd: spent.usd + unknownUsd(events, { requests, price, maxTokens }),
    best: best?.fitness
      ? {
          fitness: best.fitness.mean,
          success: best.success ?? 0,
          seeds: best.fitness.values.length,
          pool: best.pool,
        }
      : null,
    human: (isSummary ? ended.references.human?.fitness.mean : null) ?? null,
    random: (isSummary ? ended.references.random?.fitness.mean : null) ?? null,
    normalized: isSummary ? ended.humanNormalized : null,
  };
};
