import { addSpend } from "../../core/spend.ts";
import { mean, meanInterval } from "../../core/statistics.ts";
import { comparisonsOf } from "./comparisons.ts";
import { drawsOf, estimateOf, rescaled, type Draws } from "./estimate.ts";
import { efficiencyOf, profileOf, type Course } from "./figures.ts";
import { methodKeys, methodOf } from "./methods.ts";
import { methodText } from "./method-text.ts";
import { noticesOf } from "./notices.ts";
import { placeRuns, scoredRuns, type PlacedCell, type ScoredRun } from "./place.ts";
import { aggregatesOf, improvementsOf, isWhole, type Strata } from "./pooled.ts";
import { normalise, tasksOf } from "./tasks.ts";
import type { Figure, Gathered, ResultCell, Results, Task } from "./types.ts";

const countsOf = ({ runs }: PlacedCell): ResultCell["unscored"] => {
  const counts = new Map<NonNullable<(typeof runs)[number]["unscored"]>, number>();
  for (const { unscored } of runs) if (unscored !== null) counts.set(unscored, (counts.get(unscored) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, runs: count }));
};

const successOf = (shares: readonly number[]): ResultCell["success"] =>
  shares.length === 0 ? null : { mean: mean(shares), interval: meanInterval(shares) };

const resultCell = (
  placed: PlacedCell,
  { task, method, draws }: { task: Task | null; method: string; draws: Draws },
): ResultCell => {
  const scored = scoredRuns(placed);
  const fitness = estimateOf(
    scored.map((run) => run.fitness),
    draws,
  );
  const onScale = (value: number | null) => (value === null || task === null ? null : normalise(value, task));
  const hasScale = task !== null && !("reason" in task.normalised);
  const own = scored.map(({ figures }) => figures.humanNormalized);
  return {
    cell: { ...placed.cell },
    task: task?.id ?? null,
    method,
    runs: placed.runs.length,
    scored: scored.length,
    unscored: countsOf(placed),
    fitness,
    success: successOf(scored.flatMap(({ success }) => success ?? [])),
    normalised: fitness && hasScale ? rescaled(fitness, (value) => onScale(value) as number) : null,
    humanNormalized: own.length > 0 && own.every((value) => value !== null) ? mean(own as number[]) : null,
    spent: addSpend(placed.runs.map(({ figures }) => figures?.spent ?? null)),
    each: placed.runs.map(({ name, seed, fitness: score, success, unscored }) => ({
      name,
      seed,
      fitness: score,
      success,
      normalised: onScale(score),
      unscored,
    })),
  };
};

type Grouped = { task: Task; cells: { method: string; cell: PlacedCell }[] };

/** What all methods can be drawn on: normalised where the tasks have a scale, raw where there is one task only. */
const scaleOf = (groups: readonly Grouped[]) => {
  const scaled = groups.filter(({ task }) => !("reason" in task.normalised));
  if (scaled.length > 0 && (scaled.length === groups.length || groups.length > 1)) {
    return {
      groups: scaled,
      score: "normalised fitness",
      ends: [0, 1],
      of: (value: number, task: Task) => normalise(value, task) as number,
    };
  }
  return groups.length === 1 ? { groups: [...groups], score: "fitness", ends: [], of: (value: number) => value } : null;
};

const whyRaw = (groups: readonly Grouped[]): string =>
  groups.flatMap(({ task: { normalised } }) => ("reason" in normalised ? normalised.reason : []))[0] ?? "one task";

const noScale = { reason: "several tasks, none of them with a scale that their scores could share" };

const strataOf = (
  methods: readonly string[],
  groups: readonly Grouped[],
  score: (run: ScoredRun, task: Task) => number,
): Strata[] =>
  methods.map((method) => ({
    method,
    scores: groups.map(({ task, cells }) =>
      cells
        .filter((each) => each.method === method)
        .flatMap(({ cell }) => scoredRuns(cell).map((run) => score(run, task))),
    ),
  }));

const courseOf = ({ figures: { curve } }: ScoredRun, scale: (fitness: number) => number): Course => {
  const last = curve.at(-1)?.steps ?? 0;
  return curve.map(({ steps, fitness }) => [steps / last, scale(fitness)] as const);
};

const efficiency = (
  methods: readonly string[],
  { scale, draws }: { scale: NonNullable<ReturnType<typeof scaleOf>>; draws: Draws },
): Figure => {
  const withCurve = ({ figures }: ScoredRun) => figures.curve.length > 0;
  const courses = methods.map((method) => ({
    method,
    courses: scale.groups.map(({ task, cells }) =>
      cells
        .filter((each) => each.method === method)
        .flatMap(({ cell }) => scoredRuns(cell).filter(withCurve))
        .map((run) => courseOf(run, (fitness) => scale.of(fitness, task))),
    ),
  }));
  const whole = courses.filter((each) => isWhole(each.courses));
  if (whole.length === 0)
    return { reason: "no method has a learning curve on every task (versions up to 0.2.0 kept none in summary.json)" };
  const horizons = scale.groups.flatMap(({ cells }) =>
    cells.flatMap(({ cell }) =>
      scoredRuns(cell)
        .filter(withCurve)
        .map(({ figures }) => figures.curve.at(-1)?.steps ?? 0),
    ),
  );
  const [least, most] = [horizons, horizons].map((all, end) =>
    all.reduce((so, value) => (end === 0 ? Math.min(so, value) : Math.max(so, value))),
  ) as [number, number];
  return efficiencyOf(whole, { score: scale.score, horizon: most - least <= 0.01 * most ? most : null, draws });
};

/** Runs, grouped in cells → everything that is said of them. A pure function of what their folders hold. */
export const summarizeResults = (
  gathered: readonly Gathered[],
  { title, resamples }: { title: string; resamples?: number },
): Results => {
  const draws = drawsOf(resamples);
  const placed = gathered.map(placeRuns);
  const tasks = tasksOf(placed);
  const { keys, withTask } = methodKeys(tasks.length === 0 ? [{ cells: placed }] : tasks);
  const methods = [...new Map(placed.map((cell) => [methodOf(cell, keys).id, methodOf(cell, keys)])).values()];
  const names = methods.map(({ id }) => id);
  const groups: Grouped[] = tasks.map(({ task, cells }) => ({
    task,
    cells: cells.map((cell) => ({ method: methodOf(cell, keys).id, cell })),
  }));
  const cells = placed.map((cell) =>
    resultCell(cell, {
      task: tasks.find((each) => each.cells.includes(cell))?.task ?? null,
      method: methodOf(cell, keys).id,
      draws,
    }),
  );
  const comparisons = comparisonsOf(
    groups.map(({ task, cells: sides }) => ({ task: task.id, sides })),
    draws,
  );
  const scored = groups.filter(({ cells: own }) => own.some(({ cell }) => scoredRuns(cell).length > 0));
  const scale = scored.length === 0 ? null : scaleOf(scored);
  const strata = scale === null ? [] : strataOf(names, scale.groups, ({ fitness }, task) => scale.of(fitness, task));
  const whole = strata.filter(({ scores }) => isWhole(scores));
  const all = placed.flatMap(scoredRuns);
  const figures = placed.flatMap(({ runs }) => runs.flatMap((run) => run.figures ?? []));
  const spent = addSpend(cells.map((cell) => cell.spent));
  const versions = [...new Set(all.map(({ figures: { madeBy } }) => madeBy))].sort();
  const nothing = { reason: all.length === 0 ? "no run has a score" : noScale.reason };
  const isNormalised = scale !== null && scale.score !== "fitness";
  const partial: Omit<Results, "method" | "notices"> = {
    schema: "rewardsmith-results-1",
    title,
    tasks: tasks.map(({ task }) => task),
    methods,
    cells,
    comparisons,
    aggregates: isNormalised
      ? { tasks: scale.groups.map(({ task }) => task.id), methods: aggregatesOf(strata, draws) }
      : { reason: scale === null ? nothing.reason : whyRaw(scored) },
    improvement: improvementsOf(
      strataOf(names, scored, ({ fitness }) => fitness),
      { tasks: scored.map(({ task }) => task.id), draws },
    ),
    profile: scale === null || whole.length === 0 ? nothing : profileOf(whole, { ...scale, draws }),
    efficiency: scale === null ? nothing : efficiency(names, { scale, draws }),
    spent,
    versions,
    thisProcess: {
      folders: Object.fromEntries(
        placed.flatMap(({ runs }) => runs.flatMap(({ name, folder }) => (folder === null ? [] : [[name, folder]]))),
      ),
      seconds: figures.reduce((sum, { seconds }) => sum + seconds, 0),
    },
  };
  return {
    ...partial,
    method: methodText(partial, { figures: all.map((run) => run.figures), resamples: draws(1) }),
    notices: noticesOf({ placed, cells, tasks, versions, withTask, comparisons }),
  };
};
