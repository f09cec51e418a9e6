import { ExitCode } from "../core/errors.ts";
import type { Results } from "../report/results/types.ts";

/** `--fail-under METRIC=VALUE`: every cell's mean must reach it; a cell without one is below. */
export const resultsExitCode = ({ cells }: Pick<Results, "cells">, threshold: string | undefined): number => {
  if (threshold === undefined) return ExitCode.done;
  const [metric, least] = threshold.split("=") as [string, string];
  const reached = cells.map(({ fitness, success, humanNormalized }) =>
    metric === "fitness" ? fitness?.mean : metric === "success" ? success?.mean : humanNormalized,
  );
  return reached.every((value) => typeof value === "number" && value >= Number(least))
    ? ExitCode.done
    : ExitCode.belowThreshold;
};
