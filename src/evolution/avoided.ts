import type { Diagnostic } from "../core/diagnostic.ts";
import type { RunEvent } from "../core/events.ts";

/** The critic's stages in order, as the rules' ids begin. */
const stages = ["extract", "subset", "types", "units", "structure", "probes", "critique", "critic"];

/** The first stage that refused: without the ones behind it the program would have been stopped all the same. */
export const refusingStage = (diagnostics: readonly Pick<Diagnostic, "rule" | "severity">[]): string | null => {
  const found = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ rule }) => rule.split("/", 1)[0] as string);
  return stages.find((stage) => found.includes(stage)) ?? found[0] ?? null;
};

/**
 * Trainings that never began because a stage refused the program, those of programs that were mended afterwards included:
 * each would have cost one on every search seed.
 */
export const trainingsAvoided = (events: readonly RunEvent[], searchSeeds: number): Record<string, number> => {
  const avoided: Record<string, number> = {};
  const count = (stage: string | null | undefined) => {
    if (stage) avoided[stage] = (avoided[stage] ?? 0) + searchSeeds;
  };
  for (const event of events) {
    if (event.type === "candidate-repaired") count(event.refusedBy);
    else if (event.type === "candidate-rejected")
      count(refusingStage(event.diagnostics as Pick<Diagnostic, "rule" | "severity">[]));
  }
  return avoided;
};
