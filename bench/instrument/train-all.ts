import type { TrainJob } from "../../src/core/job.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { appendResult, commitOf, readResults } from "../results.ts";
import { duration, estimator } from "./estimate.ts";
import { rowOf, type Row, type Subject } from "./row.ts";
import { pending } from "./known-rows.ts";
import { trainOnce } from "./train-once.ts";

export type Training = { subject: Subject; job: TrainJob };

/** Cheapest first; equally dear ones in their order, a subject's seeds together. */
const cheapestFirst = (trainings: readonly Training[], cost: (subject: Subject) => number): Training[] =>
  trainings
    .map((training) => ({ training, seconds: cost(training.subject) }))
    .sort((left, right) => left.seconds - right.seconds)
    .map(({ training }) => training);

/**
 * Trains what the file lacks, so many at a time, each row written as soon as it is there. Ends where everything is
 * done, on the first Ctrl-C (what was under way is trained again another time), or where no training is left that would
 * end before the minutes are over. Says what it does on stderr.
 */
export const trainAll = async (
  trainings: readonly Training[],
  {
    file,
    jobs,
    minutes,
    keep,
  }: {
    file: string;
    jobs: number;
    minutes: number;
    /** What a row leaves out, before it is written. */
    keep?: (training: Training, outcome: TrainOutcome) => void;
  },
): Promise<void> => {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const commit = commitOf();
  const end = performance.now() + minutes * 60_000;
  const controller = new AbortController();
  const onSignal = (): void => controller.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);

  const missing = new Set(
    pending(
      trainings.map(({ subject }) => subject),
      readResults<Row>(file),
    ),
  );
  let left = trainings.filter(({ subject }) => missing.has(subject));
  const next = (): Training | undefined => {
    if (controller.signal.aborted) return undefined;
    // Anew each time: every row that came teaches what the others will cost.
    const cost = estimator(readResults<Row>(file));
    left = cheapestFirst(left, cost);
    const remaining = (end - performance.now()) / 1000;
    return left[0] !== undefined && cost(left[0].subject) <= remaining ? left.shift() : undefined;
  };
  const lane = async (): Promise<void> => {
    for (let training = next(); training !== undefined; training = next()) {
      const { subject, job } = training;
      const trained = await trainOnce(job, controller.signal);
      if (trained === null) {
        left.unshift(training);
        return;
      }
      keep?.(training, trained.outcome);
      const row = rowOf(subject, { ...trained, commit });
      appendResult(file, row);
      const cost = estimator(readResults<Row>(file));
      const seconds = left.reduce((total, each) => total + cost(each.subject), 0) / jobs;
      const came = row.failure ?? `fitness ${row.fitness}, success ${row.success}`;
      const name = `${subject.task} ${subject.program} ${subject.learner} × ${subject.share} seed ${subject.seed}`;
      say(`${name}: ${came} (${row.cpuSeconds ?? "?"} s); ${left.length} left, about ${duration(seconds)}`);
    }
  };
  say(`${left.length} of ${trainings.length} trainings are not in ${file} yet`);
  try {
    await Promise.all(Array.from({ length: jobs }, lane));
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
  if (left.length > 0) say(`Stopped with ${left.length} left: the same command goes on`);
};
