import { liftTexts } from "../core/lift-text.ts";
import { explanationFile, explanationFolder, type Explanation } from "../core/explanation.ts";
import type { Film } from "../core/film.ts";
import type { Store } from "../core/interfaces.ts";
import { ledgerOf, readsOf } from "../core/run-view/constraints.ts";
import type { RunView } from "../core/run-view/types.ts";
import { viewOf } from "../core/run-view.ts";
import type { RunSummary } from "../core/summary.ts";
import { readSummary } from "../evolution/read-summary.ts";
import { cardsOf } from "./cards.ts";
import { choiceOf } from "./choice.ts";
import { commandsOf } from "./repeat-command.ts";
import { curveOf, evidenceFor, findingsFor, onSeeds, termsOf, trainingsOf } from "./evidence.ts";
import { withPages } from "./pages.ts";
import { withPrograms } from "./programs.ts";
import { reasonsFor } from "./reasons.ts";
import type { ReportData, ScoreRow } from "./types.ts";

type Source = Pick<Store, "folder" | "events" | "read">;
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

const scoreRows = (summary: RunSummary | null): ScoreRow[] => {
  if (summary === null) return [];
  const { best, references } = summary;
  const { fitness = null, success = null, successes } = best ?? {};
  const score = fitness === null ? null : { fitness, success, ...(successes && { successes }) };
  const rows: ScoreRow[] = best === null ? [] : [{ name: `best (${best.candidate})`, kind: "best", score }];
  return [
    ...rows,
    ...(["human", "sparse", "random"] as const).map((name): ScoreRow => ({
      name,
      kind: "reference",
      score: references[name],
    })),
  ];
};

/** Where the films of a run lie. */
export const filmsFile = "best/films.json";

/** Films as this version writes them; none where the file is not there or another's. */
const filmsIn = async ({ read }: Source): Promise<Film[]> => {
  try {
    const films: unknown = JSON.parse(await read(filmsFile));
    return Array.isArray(films) ? (films as Film[]) : [];
  } catch {
    return [];
  }
};

const flatten = (value: unknown, name: string): { name: string; value: string }[] => {
  if (value === null || value === undefined) return [];
  if (!isJson(value)) return [{ name, value: typeof value === "string" ? value : JSON.stringify(value) }];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, name === "" ? key : `${name} ${key}`));
};

/**
 * What was measured and what the person said; folders of version 0.1.0 kept the words alone, in place of the task's.
 */
const saidOf = ({
  summary,
  view,
  run,
  config,
}: {
  summary: RunSummary | null;
  view: RunView;
  run: Json | null;
  config: Json;
}): Pick<ReportData, "measured" | "words" | "constraints"> => {
  const read = config["designer"] === "language-model";
  const known = summary?.measured === undefined ? run : summary;
  const { measured, words, constraints } = (known ?? {}) as Partial<RunSummary>;
  if (measured !== undefined) {
    const asked = constraints ?? [];
    const now = summary === null ? ledgerOf(view, { asked, reads: readsOf(String(config["designer"])) }) : asked;
    return { measured, words: words ?? null, constraints: now };
  }
  const given = textOrNull(config["description"]);
  const environment = textOrNull(run?.["environment"]);
  const description = (given === null ? textOrNull(run?.["description"]) : null) ?? "";
  const wishes = Array.isArray(config["constraint"]) ? config["constraint"] : [];
  return {
    measured: environment === null ? null : { by: `${environment}/${textOrNull(run?.["task"])}`, description },
    words: given === null ? null : { given, read },
    constraints: wishes.flatMap((wish) => (typeof wish === "string" ? [{ text: wish, read, checked: false }] : [])),
  };
};

/**
 * Everything the report shows, from the run folder alone: events, the artifacts they name, run.json, config.json.
 * Works on a run in any state; what is missing is left out.
 */
export const collectReportData = async (source: Source): Promise<ReportData> => {
  const view = viewOf(source.events());
  const known = { view, read: source.read };
  const [run, config] = await Promise.all([readDocument(source, "run.json"), readDocument(source, "config.json")]);
  // What a run that is being extended had claimed is no result of what goes on.
  const ended = view.status === "running" || view.status === "starting" ? undefined : view.summaries.at(-1);
  const summary = ended === undefined ? null : readSummary(ended);
  const candidates = await withPages(known, await Promise.all(cardsOf(view).map((card) => withPrograms(source, card))));
  const bestId = summary === null ? view.best?.id : summary.best?.candidate;
  const bestCard = candidates.find(({ id }) => id === bestId);
  const { results, confirmed } = await evidenceFor(known, {
    best: bestCard,
    cards: candidates,
    seeds: summary?.best?.fitness?.seeds,
  });
  const isConfirmed = confirmed && summary?.best?.pool === "report";
  const references = ["human", "sparse"] as const;
  const referenceCurves = await Promise.all(
    references.map(async (name) => {
      const results = await trainingsOf(known, { owner: `reference:${name}`, pool: "report" });
      return curveOf(onSeeds(results, summary?.references[name]?.fitness.seeds), {
        name,
        kind: "reference",
        pool: "report",
      });
    }),
  );
  const explained = await readDocument(source, `${explanationFolder}/${bestId}/${explanationFile}`);
  const { id: _id, status: _status, environment, task, seed, started: startedAt, ...rest } = run ?? {};
  const { description: _description, words: _words, measured: _measured, constraints: _constraints, ...details } = rest;
  return {
    run: source.folder.split(/[\\/]/).at(-1) ?? source.folder,
    ...saidOf({ summary, view, run, config: config ?? { ...view.config } }),
    environment: summary?.environment ?? textOrNull(environment) ?? "unknown environment",
    task: summary?.task ?? textOrNull(task) ?? "unknown task",
    designer: summary?.designer ?? textOrNull(config?.["designer"]) ?? "unknown",
    strategy: summary?.strategy ?? textOrNull(config?.["strategy"]) ?? "unknown",
    seed: summary?.seed ?? (typeof seed === "number" ? seed : null),
    started: textOrNull(startedAt),
    status: summary?.status ?? "running",
    deterministic: summary?.deterministic ?? true,
    films: summary === null ? [] : await filmsIn(source),
    behaviour: summary?.behaviour ?? null,
    watch: null,
    show: null,
    scores: scoreRows(summary),
    warnings: summary?.notices ?? [],
    earlierClaims: summary?.earlierClaims ?? [],
    lift: summary === null ? [] : liftTexts(summary),
    humanNormalized: summary?.humanNormalized ?? null,
    humanNormalizedReason: summary === null ? "the run has not ended" : (summary.humanNormalizedReason ?? null),
    confirmed: !summary?.best || isConfirmed,
    curves: [
      ...curveOf(results, {
        name: bestCard === undefined ? "best" : `best (${bestCard.id})`,
        kind: "best",
        pool: confirmed ? "report" : "search",
      }),
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
            findings: summary?.measured?.unmeasured ? [] : findingsFor(results),
            evidence: {
              pool: isConfirmed ? "report" : "search",
              seeds: results.length,
              episodes: results.flatMap(({ episodes }) => episodes).length,
              exploring: results.filter(({ mode }) => mode === "exploring").length,
            },
            reasons: reasonsFor(bestCard, view),
            choice: summary?.measured?.unmeasured
              ? null
              : choiceOf(view, {
                  bestId,
                  by: summary?.measured?.headline ?? "fitness",
                  seeds: summary?.best?.fitness?.seeds,
                }),
            ...(explained !== null && { explanation: explained as Explanation }),
          },
    spent: summary?.spent ?? null,
    seconds: summary?.thisProcess.seconds ?? null,
    notices: [...view.notices],
    feedback: [...view.feedback],
    reproduce: { command: commandsOf(config, view), facts: flatten(details, "") },
  };
};
