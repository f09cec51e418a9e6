import { expect } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import type { Store } from "../../src/core/interfaces.ts";
import { jobIdentity, type TrainJob } from "../../src/core/job.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import { runSearch } from "../../src/evolution/search.ts";
import type { SearchSummary } from "../../src/evolution/types.ts";
import type { Machine } from "../../src/store/machine.ts";
import { decodeLog } from "../../src/store/record.ts";
import { createRun, openRun, printJson, setRunStatus } from "../../src/store/run-store.ts";
import { fakeDependencies, fakeExecutor, fakeOutcome, fakePlan } from "../evolution/fakes.ts";
import { createDisk, type Disk } from "./disk.ts";
import { withFaults, type Call, type Fault } from "./faults.ts";

/** As small as a search with two generations, leaders to choose from and a report can be. */
export const smallPlan: SearchPlan = {
  ...fakePlan,
  generations: 2,
  samples: 2,
  selectionSeeds: 1,
  reportSeeds: 1,
  leaders: 2,
};

/** Where only the process with this id lives, and nobody waits. */
export const machineOf = (pid: number, host = "here"): Machine => ({
  pid,
  host,
  startOf: () => "boot-1",
  isRunning: (other) => other === pid,
  wait: async () => {},
  every: () => () => {},
});

const root = "/home/runs";
let pids = 100;

/** The run folder that a disk holds, null where none was finished. */
export const runOn = (disk: Disk): string | null => {
  const [path] = [...disk.all().keys()].filter((name) => /^\/home\/runs\/\d{8}-[^/]+\/events\.jsonl$/.test(name));
  return path?.replace("/events.jsonl", "") ?? null;
};

/** What is in the log that a disk holds. */
export const logOn = (disk: Disk) => {
  const folder = runOn(disk);
  return decodeLog(disk.all().get(`${folder}/events.jsonl`) ?? Buffer.alloc(0));
};

export type Life = {
  /** How it ended: with a summary, dead, or by what it threw. */
  end: { kind: "done"; summary: SearchSummary } | { kind: "killed" } | { kind: "failed"; thrown: unknown };
  calls: readonly Call[];
  /** Trainings that it asked for. */
  trained: readonly string[];
  /** Keys whose effects the search was told of. */
  told: readonly string[];
};

const withoutPaths = (summary: SearchSummary, folder: string): SearchSummary =>
  JSON.parse(JSON.stringify(summary).replaceAll(folder, "")) as SearchSummary;

const listening = (store: Store, told: string[]): Store => ({
  ...store,
  once: async (key, effect) => {
    const event = await store.once(key, effect);
    told.push(key);
    return event;
  },
});

/** What may be another for each process of a run: budgets, and what becomes of a training. */
export type Terms = { plan?: SearchPlan; train?: (job: TrainJob) => TrainOutcome };

/** A process that begins the run that the disk has not, or goes on with the one that it has, until it ends or dies. */
export const live = async (
  disk: Disk,
  { decide, plan = smallPlan, train = fakeOutcome }: { decide?: (call: Call) => Fault } & Terms = {},
): Promise<Life> => {
  const faulty = withFaults(disk.files, decide);
  const system = { files: faulty.files, machine: machineOf(pids++) };
  const { executor, jobs } = fakeExecutor(train);
  const told: string[] = [];
  const folder = runOn(disk);
  const life = (end: Life["end"]): Life => ({
    end: faulty.isDead() ? { kind: "killed" } : end,
    calls: faulty.calls,
    trained: jobs.map(jobIdentity),
    told,
  });
  try {
    const opened =
      folder === null
        ? await createRun({ root, environment: "fake", task: "task", seed: plan.seed, config: { plan }, system })
        : await openRun(folder, { system });
    const store = listening(opened, told);
    try {
      const { summary } = await runSearch(plan, fakeDependencies({ store, executor }));
      const event = { type: "run-ended", status: summary.status, summary } as Extract<RunEvent, { type: "run-ended" }>;
      await store.once("run-ended", async () => event);
      await store.write("summary.json", printJson(summary));
      await setRunStatus(store, summary.status);
      return life({ kind: "done", summary: withoutPaths(summary, store.folder) });
    } finally {
      await store.close();
    }
  } catch (thrown) {
    return life({ kind: "failed", thrown });
  }
};

/** What an undisturbed run comes to, and each call that it makes. */
export const goldenLife = async (terms: Terms = {}) => {
  const life = await live(createDisk(), terms);
  if (life.end.kind !== "done") throw new Error("an undisturbed search did not end", { cause: life.end });
  return { summary: life.end.summary, calls: life.calls };
};

/** What must hold of a disk after a crash, before anybody goes on with it. */
export const expectSound = (disk: Disk, before: Life): void => {
  const log = logOn(disk);
  expect(log.damagedLine).toBeNull();
  const recorded = new Set(log.records.map(({ key }) => key));
  expect(before.told.filter((key) => !recorded.has(key))).toEqual([]);
};

/** Goes on after a crash, to the result of the run that nobody disturbed; nothing that is recorded is done again. */
export const expectResumed = async (disk: Disk, golden: SearchSummary): Promise<void> => {
  const recorded = logOn(disk).records.flatMap(({ event }) => (event.type === "training-ended" ? [event.job] : []));
  const life = await live(disk);
  expect(life.end).toEqual({ kind: "done", summary: golden });
  expect(life.trained.filter((job) => recorded.includes(job))).toEqual([]);
  const names = [...disk.all().keys()].filter((name) => name.startsWith(runOn(disk) as string));
  expect(names.filter((name) => /\.tmp-|lock\./.test(name))).toEqual([]);
};
