import PQueue from "p-queue";
import type { Executor, Looker } from "../core/interfaces.ts";
import { aborted, createRunner, type RunnerOptions } from "./runner.ts";
import { createTurns } from "./turns.ts";

export type LocalExecutorOptions = RunnerOptions & {
  /** Trainings at a time. */
  jobs: number;
  /** Always start a process ahead: for who hands over one job at a time and knows that others follow. Left out: for one that waits. */
  ahead?: boolean;
};

/** This machine's executor: so many trainings at a time, in the order in which they were asked for; probes and looks beside them. */
export const createLocalExecutor = ({ jobs, ahead = false, ...options }: LocalExecutorOptions): Executor & Looker => {
  const runner = createRunner(options);
  const queue = new PQueue({ concurrency: jobs });
  const turns = createTurns(queue);
  const more = () => ahead || queue.size > 0;
  let closed = false;
  return {
    train(job, given = {}) {
      const { signal } = given;
      const queued = queue.add(() => runner.train(job, { ...given, turns, more }));
      // One that still waits for its turn is refused at once; its turn finds the signal and passes.
      return new Promise((resolve, reject) => {
        const refuse = () => reject(aborted());
        if (closed || signal?.aborted === true) refuse();
        signal?.addEventListener("abort", refuse, { once: true });
        queued.then(resolve, reject).finally(() => signal?.removeEventListener("abort", refuse));
      });
    },
    probe: (job) => runner.probe(job),
    look: (job) => runner.look(job),
    close() {
      closed = true;
      return runner.close();
    },
  };
};
