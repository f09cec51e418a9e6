/**
 * `error` refuses a program; `warning` reaches the designer and weighs in selection, where scores cannot tell leaders apart;
 * `note` reaches the designer and weighs nothing; `skipped` says a stage lacked data.
 */
export type Severity = "error" | "warning" | "note" | "skipped";

/**
 * One finding about a reward program, written for whoever wrote the program.
 *
 *     { rule: "types/unknown-field", severity: "error", line: 3, column: 5,
 *       message: "'next.torso.hight' does not exist", hint: "Did you mean 'next.torso.height'?" }
 */
export type Diagnostic = {
  /** `<stage>/<kind>`, stable: people put rule ids into configuration. */
  rule: string;
  severity: Severity;
  /** 1-based place in the source as the designer wrote it. */
  line: number;
  column: number;
  message: string;
  /** What to do about it. */
  hint: string;
};

/** The critic's stages in the order in which they speak, as the rules' ids begin. */
export const criticStages = [
  "extract",
  "subset",
  "types",
  "structure",
  "units",
  "probes",
  "critique",
  "critic",
] as const;

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === "error");

/** The first stage that refused: without the ones behind it the program would have been stopped all the same. */
export const refusingStage = (diagnostics: readonly Pick<Diagnostic, "rule" | "severity">[]): string | null => {
  const found = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ rule }) => rule.split("/", 1)[0] as string);
  return criticStages.find((stage) => found.includes(stage)) ?? found[0] ?? null;
};
