import PQueue from "p-queue";
import type { Comparer, Drawer, Executor, Looker } from "../core/interfaces.ts";
import { aborted, createRunner, type RunnerOptions } from "./runner.ts";
import { createTurns, type Turns } from "./turns.ts";

/** The one line in which this machine's trainings wait for their turn, whichever executor they were given to. */
export type Line = { queue: PQueue; turns: Turns };

/** `jobs`: trainings at a time. */
export const createLine = (jobs: number): Line => {
  const queue = new PQueue({ concurrency: jobs });
  return { queue, turns: createTurns(queue) };
};

export type LocalExecutorOptions = RunnerOptions & {
  /** Trainings at a time. */
  jobs: number;
  /** Where others wait too: theirs is the number at a time. */
  line?: Line | undefined;
  /** Always start a process ahead: for who hands over one job at a time and knows that others follow. Left out: for one that waits. */
  ahead?: boolean;
};

/** This machine's executor: trainings by their priority, then in the order in which they were asked for; probes and looks beside them. */
export const createLocalExecutor = ({
  jobs,
  line = createLine(jobs),
  ahead = false,
  ...options
}: LocalExecutorOptions): Executor & Looker & Comparer & Drawer => {
  const runner = createRunner(options);
  const { queue, turns } = line;
  // Of its own: a process that is started ahead serves no other executor.
  let waiting = 0;
  const more = () => ahead || waiting > 0;
  let closed = false;
  return {
    train(job, given = {}) {
      const { signal, priority = 0 } = given;
      waiting++;
      const queued = queue.add(
        () => {
          waiting--;
          return runner.train(job, { ...given, turns, more });
        },
        { priority },
      );
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
    distance: (job) => runner.distance(job),
    frames: (job) => runner.frames(job),
    close() {
      closed = true;
      return runner.close();
    },
  };
};
