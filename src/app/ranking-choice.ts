import { usageError, type RewardsmithError } from "../core/errors.ts";
import { byFactors } from "../evolution/rankings/by-factors.ts";
import { byFitnessLessError } from "../evolution/rankings/less-error.ts";
import { byPareto } from "../evolution/rankings/pareto.ts";
import { byPreference } from "../evolution/rankings/preference.ts";
import { byFitness } from "../evolution/ranking.ts";
import type { Ranking } from "../evolution/types.ts";
import type { RunConfig } from "./config.ts";
import { preferenceOf } from "./preference.ts";
import type { Problem } from "./problem.ts";

const twoRankings = (message: string, action: string): RewardsmithError =>
  usageError({ code: "two-rankings", message, action });

/** How candidates are ordered. Raises `two-rankings`, and `bad-option` for `--pareto`. */
export const rankingOf = (
  config: Pick<RunConfig, "preference" | "rank" | "pareto" | "standard-errors">,
  problem: Problem,
): Ranking => {
  const { factors } = problem;
  const errors = config["standard-errors"];
  const selects = preferenceOf(config, problem) !== "advises";
  if (
    config.pareto &&
    (factors === undefined || factors.length < 2 || config.rank.some((text) => text.includes("@")))
  ) {
    throw usageError({
      code: "bad-option",
      message: `--pareto is for two --rank expressions and more, without margins, not for '${config.rank.join(", ")}'`,
      action: "Give each thing that counts as a --rank of its own, without @; or leave --pareto out.",
    });
  }
  if (errors !== undefined && (factors !== undefined || selects))
    throw twoRankings(
      "--standard-errors ranks by fitness, and --rank or --preference selects by something else",
      "Leave one of them out.",
    );
  if (!selects) {
    if (factors === undefined) return errors === undefined ? byFitness : byFitnessLessError(errors);
    return config.pareto ? byPareto(factors) : byFactors(factors);
  }
  if (factors === undefined) return byPreference;
  throw twoRankings(
    "--rank and --preference selects both say who is best",
    "Leave one of them out; --preference advises goes with --rank.",
  );
};
