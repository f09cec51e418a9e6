import type { ts } from "ts-morph";
import type { TermsFunction } from "../../reward/exports.ts";

/** What is to be translated: a checked tree, and what its names mean outside. */
export type Reading = {
  file: ts.SourceFile;
  checker: ts.TypeChecker;
  /** Declarations whose Python name is fixed: `weights`, `terms`, what is imported. */
  aliases: ReadonlyMap<ts.Symbol, string>;
  /** Names that generated code uses anywhere: nothing else may take them. */
  reserved: ReadonlySet<string>;
  /** Names that the module around it has: no other definition at its top level may take them. */
  outside: ReadonlySet<string>;
  /** The function of the step, in a program; null in the library. */
  terms: TermsFunction | null;
};
