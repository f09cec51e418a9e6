import { basename } from "node:path";
import type { RunEvent } from "../../core/events.ts";
import type { CurvePoint } from "../../core/outcome.ts";
import type { RunView, TrainingView } from "../../core/run-view/types.ts";
import { viewOf } from "../../core/run-view.ts";
import { mean, type ScoreSummary } from "../../core/statistics.ts";
import type { RunSummary } from "../../core/summary.ts";
import { isUnderWay } from "../../store/run-store.ts";
import type { RunRecord } from "../../store/runs.ts";
import type {
  CandidateRow,
  CurveRow,
  GenerationRow,
  ReferenceRow,
  RunRow,
  RunTables,
  TermRow,
  TrainingRow,
} from "./tables.ts";

/** In JSON a number that is not finite is null; in a run that nothing measures so are scores. */
type WrittenPoint = { [Figure in keyof CurvePoint]: CurvePoint[Figure] | null } & { steps: number };

const scoreOf = (score: ScoreSummary | null | undefined) => ({
  fitness_mean: score?.mean ?? null,
  fitness_iqm: score?.iqm ?? null,
  fitness_low: score?.ci95?.[0] ?? null,
  fitness_high: score?.ci95?.[1] ?? null,
});

type Known = {
  run: string;
  record: RunRecord;
  view: RunView;
  /** Of an ended run; what a part of an extended one claimed before is no claim of what goes on. */
  summary: RunSummary | null;
  measured: RunSummary["measured"];
};

const runRow = ({ run, record, view, summary, measured }: Known): RunRow => {
  const { environment, task, seed, started } = record.run;
  const config = (record.config ?? {}) as { designer?: string; strategy?: string };
  const { best = null } = summary ?? {};
  const { trainings, environmentSteps, modelCalls, inputTokens, outputTokens, usd } = summary?.spent ?? view.spent;
  return {
    run,
    status: record.status,
    environment,
    task,
    designer: summary?.designer ?? config.designer ?? null,
    strategy: summary?.strategy ?? config.strategy ?? null,
    seed,
    started,
    measured_by: measured?.by ?? null,
    best: best?.candidate ?? null,
    pool: best?.pool ?? null,
    ...scoreOf(best?.fitness),
    success: best?.success ?? null,
    human_normalized: summary?.humanNormalized ?? null,
    trainings,
    environment_steps: environmentSteps,
    model_calls: modelCalls,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    usd,
  };
};

const candidateRows = ({ run, view, measured }: Known): CandidateRow[] =>
  Object.values(view.candidates).map((candidate) => ({
    run,
    candidate: candidate.id,
    generation: candidate.generation,
    group: candidate.group,
    operator: candidate.origin.operator,
    parents: candidate.origin.parents.join(" "),
    note: candidate.origin.note,
    repairs: candidate.repairs.length,
    outcome: candidate.outcome,
    failure: candidate.failure?.reason ?? null,
    fitness: measured?.unmeasured ? null : candidate.fitness,
    success: measured?.unmeasured ? null : candidate.success,
  }));

type WholeTraining = { owner: string; training: TrainingView };

/**
 * The trainings of a run, each whole: of one in parts the last part, whose curve begins with those before, with the steps
 * of all; of a seed that was trained again, where another version resumed the run, the later.
 */
const trainingsIn = (view: RunView): WholeTraining[] =>
  Object.entries(view.trainings).flatMap(([owner, trainings]) => {
    const whole = new Map<string, TrainingView>();
    for (const training of trainings) {
      const seed = `${training.pool} ${training.seed}`;
      const before = (training.part?.from ?? null) === null ? 0 : (whole.get(seed)?.environmentSteps ?? 0);
      whole.set(seed, { ...training, environmentSteps: before + training.environmentSteps });
    }
    return [...whole.values()].map((training) => ({ owner, training }));
  });

const trainingRow = ({ run, measured }: Known, { owner, training }: WholeTraining): TrainingRow => ({
  run,
  owner,
  pool: training.pool,
  seed: training.seed,
  outcome: training.outcome,
  fitness: measured?.unmeasured ? null : training.fitness,
  success: measured?.unmeasured ? null : training.success,
  environment_steps: training.environmentSteps,
  evaluation_steps: training.evaluationSteps ?? null,
  shared_from: training.sharedFrom,
  job: training.job,
});

/** The curve of a training, from its file; of one that failed there is none. */
const curveIn = async ({ record }: Known, { artifact, hash }: TrainingView): Promise<WrittenPoint[]> => {
  const outcome = JSON.parse(await record.read(artifact, hash)) as {
    curve?: WrittenPoint[];
    result?: { curve: WrittenPoint[] };
  };
  return outcome.result?.curve ?? outcome.curve ?? [];
};

const nothing = { fitness: null, success: null, return: null, length: null };

const curveRows = (
  { measured }: Known,
  { points, ...of }: Pick<TrainingRow, "run" | "owner" | "pool" | "seed"> & { points: readonly WrittenPoint[] },
): { curves: CurveRow[]; terms: TermRow[] } => ({
  curves: points.map(({ steps, episodes, ...point }) => {
    // Where no episode ended, a point repeats the one before, the first with zeros: nothing was measured.
    const { fitness, success, return: own, length } = episodes === 0 ? nothing : point;
    const scores = measured?.unmeasured ? nothing : { fitness, success };
    return { ...of, steps, episodes, fitness: scores.fitness, success: scores.success, return: own, length };
  }),
  terms: points.flatMap(({ steps, terms }) =>
    Object.entries(terms ?? {}).map(([term, value]) => ({ ...of, steps, term, mean: value })),
  ),
});

const generationRows = ({ run, record, view, measured }: Known): GenerationRow[] => {
  const candidates = Object.values(view.candidates);
  const stepsOf = (event: RunEvent): number =>
    event.type === "training-ended" ? event.environmentSteps + (event.evaluationSteps ?? 0) : 0;
  const rows: GenerationRow[] = [];
  let steps = 0;
  for (const event of record.events) {
    steps += stepsOf(event);
    if (event.type !== "generation-ended" || rows.some(({ generation }) => generation === event.generation)) continue;
    const trained = candidates.filter(
      ({ generation, outcome }) => generation === event.generation && outcome === "trained",
    );
    const scores = measured?.unmeasured ? [] : trained.flatMap(({ fitness }) => fitness ?? []);
    rows.push({
      run,
      generation: event.generation,
      best: event.best,
      best_fitness: measured?.unmeasured ? null : event.fitness,
      trained: trained.length,
      highest_fitness: scores.length === 0 ? null : Math.max(...scores),
      mean_fitness: scores.length === 0 ? null : mean(scores),
      environment_steps: steps,
    });
  }
  return rows;
};

const referenceRows = ({ run, summary }: Known): ReferenceRow[] =>
  Object.entries(summary?.references ?? {}).flatMap(([reference, score]) =>
    score === null
      ? []
      : [
          {
            run,
            reference,
            seeds: score.fitness.values.length,
            ...scoreOf(score.fitness),
            success: score.success,
          },
        ],
  );

/** Everything of a run that is a figure, in whatever state it is. Reads the trainings' files one after the other. */
export const readTables = async (record: RunRecord): Promise<RunTables> => {
  const view = viewOf(record.events);
  const summary = isUnderWay(record.status) ? null : record.summary;
  const measured = (record.summary ?? (record.run as Partial<RunSummary>)).measured;
  const known: Known = { run: basename(record.folder), record, view, summary, measured };
  const trainings: TrainingRow[] = [];
  const curves: CurveRow[][] = [];
  const terms: TermRow[][] = [];
  for (const each of trainingsIn(view)) {
    const row = trainingRow(known, each);
    const { run, owner, pool, seed } = row;
    const rows = curveRows(known, { run, owner, pool, seed, points: await curveIn(known, each.training) });
    trainings.push(row);
    curves.push(rows.curves);
    terms.push(rows.terms);
  }
  return {
    runs: [runRow(known)],
    candidates: candidateRows(known),
    trainings,
    curves: curves.flat(),
    terms: terms.flat(),
    generations: generationRows(known),
    references: referenceRows(known),
  };
};
