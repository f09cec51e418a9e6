import type { ts } from "ts-morph";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { RuleTable } from "./types.ts";

/** 1-based. */
export type Place = { line: number; column: number };

/** A diagnostic of a table's rule; without a message of its own it says what the rule means. */
export const finding = <Table extends RuleTable>(
  table: Table,
  rule: keyof Table & string,
  place: Place,
  message?: string,
): Diagnostic => {
  const { severity, meaning, hint } = table[rule] as Table[keyof Table & string];
  return {
    rule,
    severity: severity === "off" ? "warning" : severity,
    ...place,
    message: message ?? `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}`,
    hint,
  };
};

/** What a stage could not look at, for want of something. */
export const skipped = (stage: string, message: string): Diagnostic => ({
  rule: `${stage}/skipped`,
  severity: "skipped",
  line: 1,
  column: 1,
  message,
  hint: "Nothing to do.",
});

/** 1-based place of a node's first character. */
export const placeIn = (file: ts.SourceFile, node: ts.Node | number): Place => {
  const { line, character } = file.getLineAndCharacterOfPosition(typeof node === "number" ? node : node.getStart(file));
  return { line: line + 1, column: character + 1 };
};
