import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { environmentReference, locate } from "../src/app/places.ts";
import { entry } from "../src/app/paths.ts";
import type { Executor } from "../src/core/interfaces.ts";
import type { TrainJob } from "../src/core/job.ts";
import { median } from "../src/core/statistics.ts";
import { redisAddress } from "../src/execution/bullmq/address.ts";
import { createBullmqExecutor } from "../src/execution/bullmq/executor.ts";
import { startWorker } from "../src/execution/bullmq/worker.ts";
import { createLocalExecutor } from "../src/execution/local-queue.ts";
import { findEnvironment } from "../src/simulator/registry.ts";
import { startRedis } from "../test/execution/bullmq/server.ts";
import { printMeasurements, type Measurement } from "./harness.ts";
import { humanReference, openTask } from "./instrument/tasks.ts";
import { fleetSeal, waitingJob, waitOf } from "./machines/jobs.ts";

// Many machines, as far as one can play them.
//
//   npm run bench -- machines [--workers 100] [--seconds 60] [--trainings 16] [--rounds 3] [--only fleet|overhead|throughput]
//
// fleet       so many workers of one evaluation at a time, each a wait of one to ten seconds, and a driver with twice as
//             many jobs open: the share of their time that they evaluate, and which part is busiest
// overhead    around one evaluation at a time: the driver's processor time, and the time between asking and answering
// throughput  real trainings (cartpole) by a worker with --jobs of every core, and by the local executor, in turns

const noProbes = { probe: () => Promise.reject(new Error("none")), close: async () => {} };

const driverOn = (url: string): Promise<Executor> =>
  createBullmqExecutor({
    address: redisAddress(url),
    seal: fleetSeal(),
    version: "fleet",
    program: "fleet",
    deadlineMilliseconds: () => 600_000,
    prober: noProbes,
    onNotice: (message) => void process.stderr.write(`${message}\n`),
  });

const PER_PROCESS = 100;

const startFleet = async (url: string, workers: number): Promise<ChildProcess[]> => {
  const parts = Array.from({ length: Math.ceil(workers / PER_PROCESS) }, (_, index) =>
    Math.min(PER_PROCESS, workers - index * PER_PROCESS),
  );
  return Promise.all(
    parts.map(async (count) => {
      const part = fork(join(import.meta.dirname, "machines/fleet.ts"), [url, String(count)], {
        execArgv: ["--no-warnings"],
      });
      await once(part, "message");
      return part;
    }),
  );
};

type Account = { evaluated: number; processor: number };

const accountOf = async (part: ChildProcess): Promise<Account> => {
  part.send("account");
  const [account] = (await once(part, "message")) as [Account];
  return account;
};

const processorOf = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Seconds of processor of another process, from /proc, at 100 ticks a second. */
const processorOfProcess = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const fleet = async ({ workers, seconds }: { workers: number; seconds: number }): Promise<Measurement[]> => {
  const redis = await startRedis();
  const parts = await startFleet(redis.url, workers);
  const driver = await driverOn(redis.url);
  let seed = 0;
  let ended = 0;
  const stop = new AbortController();
  const keepOpen = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await driver.train(waitingJob(seed++));
      ended++;
    }
  };
  const open = Array.from({ length: 2 * workers }, () => keepOpen().catch(() => {}));
  // The longest evaluation once: then all are at work, in step with nothing.
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  const read = async () => ({
    parts: await Promise.all(parts.map(accountOf)),
    driver: processorOf(),
    redis: processorOfProcess(redis.pid()),
    time: performance.now() / 1000,
    ended,
  });
  const before = await read();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const after = await read();
  const elapsed = after.time - before.time;
  const evaluated = after.parts.reduce(
    (sum, { evaluated: one }, index) => sum + one - (before.parts[index] as Account).evaluated,
    0,
  );
  stop.abort();
  await driver.close();
  await Promise.all(open);
  for (const part of parts) part.kill("SIGKILL");
  await redis.stop();
  const busy: Record<string, number> = {
    "the driver's process": (after.driver - before.driver) / elapsed,
    Redis: (after.redis - before.redis) / elapsed,
    "the simulation's processes together":
      after.parts.reduce(
        (sum, { processor }, index) => sum + processor - (before.parts[index] as Account).processor,
        0,
      ) / elapsed,
  };
  const cores = Object.entries(busy).toSorted(([, left], [, right]) => right - left);
  const limiting = cores.find(([name]) => name !== "the simulation's processes together") as [string, number];
  const count = after.ended - before.ended;
  return [
    {
      what: `fleet of ${workers}: share of their time that workers evaluate`,
      value: (100 * evaluated) / (workers * elapsed),
      unit: "%",
    },
    { what: `fleet of ${workers}: evaluations`, value: count / elapsed, unit: "1/s" },
    ...cores.map(([name, value]) => ({
      what: `fleet of ${workers}: ${name}`,
      value: 100 * value,
      unit: "% of a core",
    })),
    {
      what: `fleet of ${workers}: first to be full is ${limiting[0]}, at this many workers`,
      value: Math.round(workers / limiting[1]),
      unit: "workers",
    },
    {
      what: `fleet of ${workers}: driver, processor time an evaluation`,
      value: (1000 * (after.driver - before.driver)) / count,
      unit: "ms",
    },
  ];
};

const overhead = async ({ evaluations = 50 } = {}): Promise<Measurement[]> => {
  const redis = await startRedis();
  const [part] = await startFleet(redis.url, 1);
  const driver = await driverOn(redis.url);
  await driver.train(waitingJob(-1000));
  const around: number[] = [];
  const processor = processorOf();
  for (let index = 1; index <= evaluations; index++) {
    const job = waitingJob(-index);
    const start = performance.now();
    await driver.train(job);
    around.push(performance.now() - start - waitOf(job));
  }
  const spent = processorOf() - processor;
  await driver.close();
  part?.kill("SIGKILL");
  await redis.stop();
  return [
    {
      what: "from asking to answering, less the evaluation",
      value: median(around),
      unit: "ms",
      spread: [Math.min(...around), Math.max(...around)],
      rounds: evaluations,
    },
    { what: "driver, processor time an evaluation", value: (1000 * spent) / evaluations, unit: "ms" },
  ];
};

const throughput = async ({ trainings, rounds }: { trainings: number; rounds: number }): Promise<Measurement[]> => {
  const jobs = availableParallelism();
  const redis = await startRedis();
  const problem = await openTask("cartpole/balance");
  const environment = environmentReference(await findEnvironment("cartpole"), {});
  const reward = await humanReference(problem);
  const job = (seed: number): TrainJob => ({
    kind: "train",
    reward,
    environment,
    task: problem.taskReference,
    learner: "ppo",
    budget: { steps: 20_480, episodes: 10, checkpoints: 10 },
    seed,
  });
  const worker = await startWorker({
    address: redisAddress(redis.url),
    seal: fleetSeal(),
    version: "fleet",
    program: "fleet",
    jobs,
    locate,
    open: (given) => createLocalExecutor({ ...given, childPath: entry("child"), jobs, ahead: true }),
    onNotice: (message) => void process.stderr.write(`${message}\n`),
  });
  const many = await driverOn(redis.url);
  const here = createLocalExecutor({ childPath: entry("child"), locate, jobs });
  const perSecond = async (executor: Executor, from: number): Promise<number> => {
    const start = performance.now();
    await Promise.all(Array.from({ length: trainings }, (_, index) => executor.train(job(from + index))));
    return (1000 * trainings) / (performance.now() - start);
  };
  await perSecond(here, 0);
  const figures: { local: number; worker: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    figures.push({ local: await perSecond(here, round * 1000), worker: await perSecond(many, round * 1000) });
  }
  await many.close();
  await worker.drain();
  await here.close();
  await redis.stop();
  const ratio = figures.map((figure) => figure.worker / figure.local);
  return [
    { what: "trainings by the local executor", value: median(figures.map(({ local }) => local)), unit: "1/s", rounds },
    {
      what: "trainings by a worker of this machine",
      value: median(figures.map((figure) => figure.worker)),
      unit: "1/s",
      rounds,
    },
    {
      what: "worker over local",
      value: median(ratio),
      unit: "",
      spread: [Math.min(...ratio), Math.max(...ratio)],
      rounds,
    },
  ];
};

export const bench = async (): Promise<void> => {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      workers: { type: "string", default: "100" },
      seconds: { type: "string", default: "60" },
      trainings: { type: "string", default: "16" },
      rounds: { type: "string", default: "3" },
      only: { type: "string" },
    },
  });
  const parts: Record<string, () => Promise<Measurement[]>> = {
    fleet: () => fleet({ workers: Number(values.workers), seconds: Number(values.seconds) }),
    overhead: () => overhead(),
    throughput: () => throughput({ trainings: Number(values.trainings), rounds: Number(values.rounds) }),
  };
  for (const [name, measure] of Object.entries(parts)) {
    if (values.only === undefined || values.only === name) printMeasurements(name, await measure());
  }
};
