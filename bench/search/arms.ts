/** What is compared. Everything that tells an arm from another is spelt out, so that none moves with a default of the product's. */
export const arms = {
  "best-of-n": "--strategy best-of-n --generations 3 --samples 8 --search-seeds 1",
  greedy: "--strategy greedy --generations 3 --samples 8 --search-seeds 1",
  /** The product as it is. More generations than it will get: `--max-steps` ends it at the steps of the others. */
  default: "--generations 12",
} as const;

export type Arm = keyof typeof arms;

export const isArm = (name: string): name is Arm => Object.hasOwn(arms, name);

/** Of every arm. References by hand are trained once a task, apart. */
export const common =
  "--designer symbolic --leaders 3 --selection-seeds 3 --report-seeds 3 --references none --json --display none";
