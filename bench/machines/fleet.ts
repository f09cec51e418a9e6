/**
 * Workers of a simulated fleet in one process: their evaluations are waits of one to ten seconds, by the job's seed, and answer
 * with as much as a training does. `fleet.ts URL WORKERS`; says `ready`, and whenever it is
 * asked, the seconds that it has evaluated and those of the processor; ends with who started it.
 */
import type { Executor, Looker } from "../../src/core/interfaces.ts";
import type { TrainJob } from "../../src/core/job.ts";
import type { TrainingResult } from "../../src/core/outcome.ts";
import { createRandom } from "../../src/core/random.ts";
import { redisAddress } from "../../src/execution/bullmq/address.ts";
import { startWorker } from "../../src/execution/bullmq/worker.ts";
import { fleetSeal, resultNumbers, waitOf } from "./jobs.ts";

const [url = "", count = "1"] = process.argv.slice(2);
let evaluated = 0;

const answer = ({ seed, budget }: TrainJob): TrainingResult => {
  const random = createRandom(seed);
  return {
    seed,
    curve: [],
    checkpoint: 0,
    episodes: [],
    fitness: random.uniform(),
    success: 0,
    terms: {},
    stored: [],
    policy: Array.from({ length: resultNumbers }, () => random.uniform()),
    environmentSteps: budget.steps,
  };
};

const open = (): Executor & Looker => ({
  train: async (job, options) => {
    options?.onStarted?.();
    const milliseconds = waitOf(job);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    evaluated += milliseconds / 1000;
    return { kind: "trained", result: answer(job) };
  },
  probe: () => Promise.reject(new Error("probes stay with the driver")),
  look: () => Promise.reject(new Error("a fleet plays nothing")),
  close: async () => {},
});

await Promise.all(
  Array.from({ length: Number(count) }, () =>
    startWorker({
      address: redisAddress(url),
      seal: fleetSeal(),
      version: "fleet",
      program: "fleet",
      jobs: 1,
      locate: () => ({ environment: "none", tasks: {} }),
      open,
      onNotice: (message) => void process.stderr.write(`${message}\n`),
    }),
  ),
);
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ evaluated, processor: (user + system) / 1e6 });
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
