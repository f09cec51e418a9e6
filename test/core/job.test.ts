import { expect, test } from "vitest";
import { jobIdentity, type ProbeJob, type TrainJob } from "../../src/core/job.ts";
import type { CompiledReward } from "../../src/core/program.ts";

const reward: CompiledReward = {
  source: "s",
  javascript: "j",
  weights: { a: 1 },
  initial: {},
  composition: "sum",
  sparse: [],
};
const environment = { name: "hopper", hash: "h", options: { a: "b" } };
const train: TrainJob = {
  kind: "train",
  reward: null,
  environment,
  task: { name: "hop" },
  learner: "ppo",
  budget: { steps: 0, episodes: 2, checkpoints: 10 },
  seed: 3,
};
const probe: ProbeJob = { kind: "probe", reward, environment, seed: 1 };

// As commit 471a2d7 made them of the same jobs, when a job still held paths: run folders name their trainings by these.
test.each([
  ["random", train, "82c3efbcaa7927d884ce8f41bd24bb089416e86c6938de6c32483b3c4ab4e7ad"],
  [
    "a part, in the shared library, of a task file",
    {
      ...train,
      reward,
      environment: { ...environment, physics: "native" as const },
      task: { name: "mine", hash: "f" },
      budget: { steps: 100, until: 50, from: 25, episodes: 2, checkpoints: 10 },
    },
    "a6495bcc827ce20f0145d8d0890a376fd26d899369665203acdcee31d82fb0e6",
  ],
  ["probe", { ...probe, task: { name: "hop" } }, "d77224f69a602ae0a77ecb2bf90ff8e6afb2f88d7265dce02cf63a0ae25864c6"],
  ["probe without task", probe, "a36a960020a65cfa0553a8ac83fcfcaa38256e9b43e9025d70f9fed4d0a8fa85"],
])("the identity of a job stays what it was: %s", (_name, job, identity) => {
  expect(jobIdentity(job)).toBe(identity);
});

test("what a learner was asked for is part of a training, in whatever order", () => {
  const asked = (learnerOptions?: TrainJob["learnerOptions"]) =>
    jobIdentity({ ...train, ...(learnerOptions && { learnerOptions }) });
  expect(asked({ discount: 0.9, hidden: [8, 4] })).toBe(asked({ hidden: [8, 4], discount: 0.9 }));
  const different: TrainJob["learnerOptions"][] = [
    undefined,
    { discount: 0.9 },
    { discount: 0.8 },
    { hidden: [8, 4] },
    { hidden: [4, 8] },
  ];
  const identities = different.map(asked);
  expect(new Set(identities).size).toBe(identities.length);
});
