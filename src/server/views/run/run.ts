import { phaseOf, secondsLeft } from "../../../app/progress/time-left.ts";
import { isKept } from "../../../core/constraint.ts";
import { keepingText } from "../../../core/constraint-text.ts";
import { ledgerOf, readsOf } from "../../../core/run-view/constraints.ts";
import type { RunView } from "../../../core/run-view/types.ts";
import { summarizeScores } from "../../../core/statistics.ts";
import type { RunSummary } from "../../../core/summary.ts";
import { measuredText, wordsText } from "../../../core/words-text.ts";
import type { RunStatus } from "../../../store/run-store.ts";
import { isUnderWay } from "../../../store/run-store.ts";
import type { Run } from "../../run-document.ts";
import { longestSilence, type WatchedRun } from "../../watch.ts";
import { bestIdOf } from "../best-id.ts";
import { scoreOf } from "../runs.ts";
import { spentOf } from "./spent.ts";
import { stripOf } from "./strip.ts";
import type { CurveLine, Kept, Reference, RunPage, Running } from "./types.ts";
import { underWay } from "./under-way.ts";

/** References by their trainings on report seeds, in the order in which pages name them. */
const referencesOf = ({ trainings }: RunView): Reference[] =>
  (["human", "sparse", "random"] as const).flatMap((name) => {
    const ended = (trainings[`reference:${name}`] ?? []).flatMap(({ pool, fitness, seed }) =>
      pool === "report" && fitness !== null ? [{ fitness, seed }] : [],
    );
    if (ended.length === 0) return [];
    const { mean, ci95, seeds } = summarizeScores(
      ended.map(({ fitness }) => fitness),
      ended.map(({ seed }) => seed),
    );
    return [{ name, fitness: mean, interval: ci95, seeds: seeds.length }];
  });

const keptOf = (view: RunView, run: Run): Kept[] =>
  ledgerOf(view, { asked: run.constraints ?? [], reads: readsOf(String(view.config?.["designer"])) }).map(
    ({ text, expression = null, since = null, lifted = null, read, checked, kept = [] }) => {
      const best = kept.find(({ who }) => who === "best");
      return {
        text,
        expression,
        since,
        lifted,
        read,
        checked,
        best: best === undefined ? null : { kept: isKept(best), text: keepingText(best) },
      };
    },
  );

const runningOf = ({ view, progress }: Pick<WatchedRun, "view" | "progress">): Running[] =>
  Object.values(view.running).map((training) => ({
    ...underWay(training),
    points: progress.get(`${training.owner} ${training.pool} ${training.seed}`)?.points ?? [],
  }));

const remarksOf = (summary: RunSummary | null): string[] =>
  summary === null
    ? []
    : [
        ...(summary.stoppedBy === undefined ? [] : [`stopped by its budget: ${summary.stoppedBy}`]),
        ...(summary.notices ?? []),
      ];

/** A page from what is known of a run; `now`: milliseconds, of the clock that wrote its log. */
export const runPage = ({
  name,
  run,
  status,
  watched,
  summary,
  curves,
  now,
}: {
  name: string;
  run: Run;
  status: RunStatus;
  watched: WatchedRun;
  /** Of a run that ended. */
  summary: RunSummary | null;
  curves: CurveLine[];
  now: number;
}): RunPage => {
  const { view, state, clock, lastTime, told, problem } = watched;
  const since = lastTime === null ? 0 : Math.min(longestSilence, Math.max(0, now - Date.parse(lastTime)));
  const { environment, task, seed, started, words = null } = run;
  const { measured = run.measured } = summary ?? {};
  const isMeasured = measured?.unmeasured !== true;
  const score = isMeasured ? scoreOf(view, summary) : null;
  const id = bestIdOf(view);
  return {
    name,
    status,
    stopping: status === "running" && view.stops.length > 0,
    environment,
    task,
    measuredBy: measured === undefined ? `${environment}/${task}` : measuredText({ measured, words }),
    words: words === null ? null : wordsText(words),
    constraints: keptOf(view, run),
    designer: summary?.designer ?? String(view.config?.["designer"] ?? "unknown"),
    strategy: summary?.strategy ?? String(view.config?.["strategy"] ?? "unknown"),
    seed,
    started,
    lastTime,
    phase: phaseOf(state),
    generation: view.generation,
    generationsEnded: view.generationsEnded,
    generations: view.plan?.generations ?? null,
    secondsLeft: status === "running" ? (secondsLeft(state, clock + since) ?? null) : null,
    best: score === null || id === null ? null : { ...score, id, reason: view.best?.reason ?? null },
    humanNormalized: summary?.humanNormalized ?? null,
    references: isMeasured ? referencesOf(view) : [],
    strip: stripOf(view, { isRunning: status === "running" }),
    rungs: view.plan?.rungs ?? [],
    curves: isMeasured ? curves : [],
    running: status === "running" ? runningOf(watched) : [],
    spent: spentOf(view, { seconds: clock / 1000 }),
    told,
    remarks: isUnderWay(status) ? [] : remarksOf(summary),
    problem,
  };
};
