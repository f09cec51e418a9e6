import type { TrainJob } from "../../src/core/job.ts";
import { createRandom, deriveSeed } from "../../src/core/random.ts";
import { createSeal, type Seal } from "../../src/execution/bullmq/seal.ts";

export const fleetSeal = (): Seal => createSeal({ key: "the key of a simulated fleet", program: "fleet" });

/** A policy of about that many numbers: 64 KB, as a small one has. */
export const resultNumbers = 8000;

/** A program's text and its compiled form, of usual length. */
const source = "export const weights = { forward: 1 };\n".repeat(40);

export const waitingJob = (seed: number): TrainJob => ({
  kind: "train",
  reward: { source, javascript: source, weights: { forward: 1 }, initial: {}, composition: "sum", sparse: [] },
  environment: { name: "none", hash: "0".repeat(64), options: {} },
  task: { name: "none" },
  learner: "none",
  budget: { steps: 1, episodes: 1, checkpoints: 1 },
  seed,
});

/** One to ten seconds, in milliseconds; a tenth of a second for those that measure what is around an evaluation. */
export const waitOf = ({ seed }: Pick<TrainJob, "seed">): number =>
  seed < 0 ? 100 : 1000 + 9000 * createRandom(deriveSeed(seed, "wait")).uniform();
