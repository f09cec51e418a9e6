/** `error` refuses a program; `warning` reaches the designer and weighs in selection, where scores cannot tell leaders apart; `skipped` says a stage lacked data. */
export type Severity = "error" | "warning" | "skipped";

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

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === "error");
