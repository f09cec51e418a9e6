import type { SearchPlan } from "../core/plan.ts";
import { createBestOfN } from "./strategies/best-of-n.ts";
import { createGreedy } from "./strategies/greedy.ts";
import { createIslands } from "./strategies/islands.ts";
import { createSequential, inTwos } from "./strategies/sequential.ts";
import { createSteady } from "./strategies/steady.ts";
import type { CreateStrategy } from "./types.ts";

type Row = {
  create: CreateStrategy;
  /** In a few words, beside its name. */
  does: string;
  /** What it makes of the numbers that were asked for, before the search starts; left out: nothing. */
  plans?: (asked: Pick<SearchPlan, "generations" | "samples">) => Pick<SearchPlan, "generations" | "samples">;
  /** It races by the plan's rungs. */
  isRaced?: true;
  /** It measures leaders again, as often as the plan says. */
  remeasures?: true;
};

/** Every strategy there is, by the name that `--strategy` knows it by. */
export const strategies = {
  greedy: { create: createGreedy, does: "a generation builds on the best so far" },
  "best-of-n": { create: createBestOfN, does: "no generation builds on another" },
  sequential: { create: createSequential, does: "two programs at a time, shown the latest three", plans: inTwos },
  steady: {
    create: createSteady,
    does: "greedy, raced, leaders measured again before they are built upon",
    isRaced: true,
    remeasures: true,
  },
  islands: {
    create: createIslands,
    does: "populations apart, their leaders measured again, parents drawn by their score",
    remeasures: true,
  },
} satisfies Record<string, Row>;

export type StrategyName = keyof typeof strategies;

export const strategyNames = Object.keys(strategies) as [StrategyName, ...StrategyName[]];

export const strategyRow = (name: StrategyName): Row => strategies[name];
