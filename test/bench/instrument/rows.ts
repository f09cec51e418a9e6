import type { Row, Subject } from "../../../bench/instrument/row.ts";

export const subject = (changes: Partial<Subject> = {}): Subject => ({
  task: "pole/balance",
  program: "human",
  reward: "abc",
  learner: "ppo",
  options: {},
  share: 1,
  steps: 1000,
  seed: 1,
  ...changes,
});

export const row = (changes: Partial<Row> = {}): Row => ({
  ...subject(),
  fitness: 1,
  success: 1,
  return: 10,
  length: 100,
  terminated: 0,
  checkpoint: 9,
  curve: [],
  environmentSteps: 1000,
  cpuSeconds: 2,
  commit: "c0ffee",
  ...changes,
});

export const randomRow = (fitness: number, changes: Partial<Row> = {}): Row =>
  row({
    program: "random",
    reward: "",
    learner: "random",
    share: 0,
    steps: 0,
    environmentSteps: 0,
    fitness,
    success: 0,
    ...changes,
  });
