import type { ts } from "ts-morph";
import type { Diagnostic, Severity } from "../core/diagnostic.ts";

type Finding = { rule: string; message: string; hint: string };

/** A diagnostic at a node's first character (comments before it not counted) or at an offset of the file. */
export const diagnosticAt = (
  severity: Severity,
  place: { file: ts.SourceFile | null; at: number | ts.Node },
  { rule, message, hint }: Finding,
): Diagnostic => {
  const offset = typeof place.at === "number" ? place.at : place.file === null ? 0 : place.at.getStart(place.file);
  const { line, character } = place.file?.getLineAndCharacterOfPosition(offset) ?? { line: 0, character: 0 };
  return { rule, severity, line: line + 1, column: character + 1, message, hint };
};

export const errorAt = (file: ts.SourceFile | null, at: number | ts.Node, finding: Finding): Diagnostic =>
  diagnosticAt("error", { file, at }, finding);
