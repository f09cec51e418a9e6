import { strategyNames } from "../../src/evolution/strategies.ts";

/** What others are compared with. All that tells one from another is spelt out, so that neither moves with a default of the product's. */
const baselines: Record<string, string> = {
  "best-of-n": "--strategy best-of-n --generations 3 --samples 8 --search-seeds 1 --screens none",
  greedy: "--strategy greedy --generations 3 --samples 8 --search-seeds 1 --screens none",
};

/**
 * What is tried: the product as it is (`default`), or one of its other strategies by name. More generations than they will get:
 * `--max-steps` ends them at the steps of the baselines.
 */
const challengers: Record<string, string> = Object.fromEntries(
  ["default", ...strategyNames.filter((name) => !Object.hasOwn(baselines, name))].map((name) => [
    name,
    `--generations 12${name === "default" ? "" : ` --strategy ${name}`}`,
  ]),
);

export const arms: Readonly<Record<string, string>> = { ...baselines, ...challengers };

export const isChallenger = (arm: string): boolean => Object.hasOwn(challengers, arm);

/** Of every arm. References by hand are trained once a task, apart. */
export const common =
  "--designer symbolic --leaders 3 --selection-seeds 3 --report-seeds 3 --references none --json --display none";
