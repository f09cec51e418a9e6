import type { RunEvent } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import type { CurvePoint, TrainingResult, TrainOutcome } from "../core/outcome.ts";
import { bootstrapInterval, leastForInterval, mean } from "../core/statistics.ts";
import type { RunSummary } from "../core/summary.ts";
import { readSummary } from "../evolution/read-summary.ts";
import { cardsOf } from "./cards.ts";
import { commandOf } from "./command.ts";
import type { CandidateCard, LearningCurve, ReportData, ScoreRow, TermRow } from "./types.ts";

type Source = Pick<Store, "folder" | "events" | "read">;
type Ended = Extract<RunEvent, { type: "training-ended" }>;
type Json = Record<string, unknown>;

const textOrNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** A document of the run folder, or null: a report is made of what is there. */
const readDocument = async ({ read }: Source, path: string): Promise<Json | null> => {
  try {
    const value: unknown = JSON.parse(await read(path));
    return isJson(value) ? value : null;
  } catch {
    return null;
  }
};

const trainingsOf = async (
  source: Source,
  { owner, pool }: { owner: string; pool: Ended["pool"] },
): Promise<TrainingResult[]> => {
  const ended = source
    .events()
    .filter((event) => event.type === "training-ended")
    .filter((event) => event.owner === owner && event.pool === pool && event.outcome === "trained");
  const outcomes = await Promise.all(
    ended.map(async ({ artifact, hash }) => JSON.parse(await source.read(artifact, hash)) as TrainOutcome),
  );
  return outcomes
    .flatMap((outcome) => (outcome.kind === "trained" ? [outcome.result] : []))
    .sort((left, right) => left.seed - right.seed);
};

const curveOf = (
  results: readonly TrainingResult[],
  { name, kind }: Pick<LearningCurve, "name" | "kind">,
): LearningCurve[] => {
  const length = Math.min(...results.map(({ curve }) => curve.length));
  if (results.length === 0 || length === 0) return [];
  const points = Array.from({ length }, (_, index) => {
    const column = results.map(({ curve }) => curve[index] as CurvePoint);
    const fitness = column.map((point) => point.fitness);
    const [low, high] = fitness.length < leastForInterval ? [null, null] : bootstrapInterval(fitness);
    return { steps: mean(column.map(({ steps }) => steps)), mean: mean(fitness), low, high };
  });
  const each =
    results.length === 2
      ? results.map(({ curve }) => curve.map(({ steps, fitness }) => [steps, fitness] as const))
      : [];
  return [{ name, kind, seeds: results.length, points, each }];
};

const termsOf = (results: readonly TrainingResult[], card: CandidateCard | undefined): TermRow[] =>
  Object.keys(results[0]?.terms ?? {}).map((name) => {
    const figures = results.flatMap(({ terms }) => terms[name] ?? []);
    const judged = card?.diagnosis?.terms.find((term) => term.name === name);
    return {
      name,
      mean: mean(figures.map((each) => each.mean)),
      min: Math.min(...figures.map((each) => each.min)),
      max: Math.max(...figures.map((each) => each.max)),
      share: mean(figures.map((each) => each.share)),
      verdict: judged?.verdict ?? null,
      curve: judged?.curve ?? [],
    };
  });

/** Of an extended run, the trainings that what is claimed now was measured on. */
const onSeeds = (results: readonly TrainingResult[], seeds: readonly number[] | undefined): TrainingResult[] =>
  results.filter(({ seed }) => seeds === undefined || seeds.includes(seed));

/** Trainings that the best's score comes from: the report seeds' where it was confirmed, else the search's. */
const evidenceFor = async (
  source: Source,
  {
    best,
    cards,
    seeds,
  }: { best: CandidateCard | undefined; cards: readonly CandidateCard[]; seeds?: readonly number[] },
) => {
  if (best === undefined) return { results: [], confirmed: false };
  // Equal programs are one job, logged under whoever asked first.
  const owners = [best, ...cards.filter(({ id, text }) => id !== best.id && text === best.text)].map(({ id }) => id);
  for (const pool of ["report", "search"] as const) {
    const found = await Promise.all(owners.map((owner) => trainingsOf(source, { owner, pool })));
    const results = found
      .map((each) => (pool === "report" ? onSeeds(each, seeds) : each))
      .find((each) => each.length > 0);
    if (results !== undefined) return { results, confirmed: pool === "report" };
  }
  return { results: [], confirmed: false };
};

const scoreRows = (summary: RunSummary | null): ScoreRow[] => {
  if (summary === null) return [];
  const { best, references } = summary;
  const rows: ScoreRow[] = best === null ? [] : [{ name: `best (${best.candidate})`, kind: "best", score: best }];
  return [
    ...rows,
    ...(["human", "sparse", "random"] as const).map((name): ScoreRow => ({
      name,
      kind: "reference",
      score: references[name],
    })),
  ];
};

const flatten = (value: unknown, name: string): { name: string; value: string }[] => {
  if (value === null || value === undefined) return [];
  if (!isJson(value)) return [{ name, value: typeof value === "string" ? value : JSON.stringify(value) }];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, name === "" ? key : `${name} ${key}`));
};

/** What was measured and what the person said; folders of version 0.1.0 kept the words alone, in place of the task's. */
const saidOf = ({
  summary,
  run,
  config,
}: {
  summary: RunSummary | null;
  run: Json | null;
  config: Json;
}): Pick<ReportData, "description" | "words" | "constraints"> => {
  const read = config["designer"] === "language-model";
  const known = summary?.measured === undefined ? run : summary;
  const { measured, words, constraints } = (known ?? {}) as Partial<RunSummary>;
  if (measured !== undefined) {
    return { description: measured.description, words: words ?? null, constraints: constraints ?? [] };
  }
  const given = textOrNull(config["description"]);
  const wishes = Array.isArray(config["constraint"]) ? config["constraint"] : [];
  return {
    description: given === null ? textOrNull(run?.["description"]) : null,
    words: given === null ? null : { given, read },
    constraints: wishes.flatMap((wish) => (typeof wish === "string" ? [{ text: wish, read }] : [])),
  };
};

const leader = (cards: readonly CandidateCard[]): CandidateCard | undefined =>
  cards
    .filter(({ fitness }) => fitness !== null)
    .reduce<CandidateCard | undefined>(
      (best, card) => (best === undefined || (card.fitness ?? 0) > (best.fitness ?? 0) ? card : best),
      undefined,
    );

/**
 * Everything the report shows, from the run folder alone: events, the artifacts they name, run.json, config.json.
 * Works on a run in any state; what is missing is left out.
 */
export const collectReportData = async (source: Source): Promise<ReportData> => {
  const events = source.events();
  const [run, config] = await Promise.all([readDocument(source, "run.json"), readDocument(source, "config.json")]);
  const ended = events.findLast(({ type }) => type === "run-ended" || type === "search-extended");
  // What a run that is being extended had claimed is no result of what goes on.
  const summary = ended?.type === "run-ended" ? readSummary(ended.summary) : null;
  const candidates = cardsOf(events);
  const bestCard = summary === null ? leader(candidates) : candidates.find(({ id }) => id === summary.best?.candidate);
  const { results, confirmed } = await evidenceFor(source, {
    best: bestCard,
    cards: candidates,
    seeds: summary?.best?.fitness.seeds,
  });
  const references = ["human", "sparse"] as const;
  const referenceCurves = await Promise.all(
    references.map(async (name) => {
      const results = await trainingsOf(source, { owner: `reference:${name}`, pool: "report" });
      return curveOf(onSeeds(results, summary?.references[name]?.fitness.seeds), { name, kind: "reference" });
    }),
  );
  const started = events.find((event) => event.type === "run-started");
  const announced = isJson(started?.config) ? started.config : {};
  const { id: _id, status: _status, environment, task, seed, started: startedAt, ...rest } = run ?? {};
  const { description: _description, words: _words, measured: _measured, constraints: _constraints, ...details } = rest;
  return {
    run: source.folder.split(/[\\/]/).at(-1) ?? source.folder,
    ...saidOf({ summary, run, config: config ?? announced }),
    environment: summary?.environment ?? textOrNull(environment) ?? "unknown environment",
    task: summary?.task ?? textOrNull(task) ?? "unknown task",
    designer: summary?.designer ?? textOrNull(config?.["designer"]) ?? "unknown",
    strategy: summary?.strategy ?? textOrNull(config?.["strategy"]) ?? "unknown",
    seed: summary?.seed ?? (typeof seed === "number" ? seed : null),
    started: textOrNull(startedAt),
    status: summary?.status ?? "running",
    deterministic: summary?.deterministic ?? true,
    scores: scoreRows(summary),
    earlierClaims: summary?.earlierClaims ?? [],
    humanNormalized: summary?.humanNormalized ?? null,
    humanNormalizedReason: summary === null ? "the run has not ended" : (summary.humanNormalizedReason ?? null),
    confirmed: !summary?.best || (confirmed && summary.best.pool === "report"),
    curves: [
      ...curveOf(results, { name: bestCard === undefined ? "best" : `best (${bestCard.id})`, kind: "best" }),
      ...referenceCurves.flat(),
    ],
    candidates,
    best:
      bestCard === undefined
        ? null
        : {
            id: bestCard.id,
            source: await source.read("best/reward.ts").catch(() => bestCard.text),
            terms: termsOf(results, bestCard),
            findings: bestCard.diagnosis?.findings ?? [],
          },
    spent: summary?.spent ?? null,
    seconds: summary?.thisProcess.seconds ?? null,
    notices: [
      ...new Set([
        ...(summary?.notices ?? []),
        ...events.flatMap((event) => (event.type === "notice" ? [event.message] : [])),
      ]),
    ],
    feedback: events.flatMap((event) => (event.type === "feedback-received" ? [event.text] : [])),
    reproduce: { command: commandOf(config), facts: flatten(details, "") },
  };
};
