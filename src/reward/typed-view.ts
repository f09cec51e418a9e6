import { ts } from "ts-morph";
import { readExports, type RewardExports } from "./exports.ts";
import { libraryDeclaration } from "./library.ts";
import { narrowLibrary } from "./narrow-lib.ts";
import { hostOf, parseTree, programPath } from "./project.ts";

/** A program's tree under the type checker: the very one that was given, or of the source that was. */
export type TypedView = {
  file: ts.SourceFile;
  /** What it exports, as nodes of `file`. */
  exports: RewardExports;
  checker: ts.TypeChecker;
  diagnostics: readonly ts.Diagnostic[];
  /** `/lib.d.ts`, `/reward.d.ts`, `/environment.d.ts`. */
  declarations: ReadonlyMap<string, ts.SourceFile>;
};

export type TypeView = (program: string | ts.SourceFile) => TypedView;

const options: ts.CompilerOptions = {
  noLib: true,
  strict: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  exactOptionalPropertyTypes: false,
  // The programs run on V8; ES5 is only what the checker must assume to let `for … of` and spread take nothing but
  // arrays.
  target: ts.ScriptTarget.ES5,
  module: ts.ModuleKind.ESNext,
  types: [],
  noEmit: true,
};

/**
 * A type checker for the programs of one environment. `environment` is the text of the module "environment"
 * (simulator/declaration.ts). Keeps the parsed declarations, and its last program for TypeScript to build upon: 2–5 ms
 * a program once warm.
 */
export const createTypeView = (environment: string): TypeView => {
  const fixed = new Map([
    ["/lib.d.ts", parseTree(narrowLibrary, "/lib.d.ts")],
    ["/reward.d.ts", parseTree(libraryDeclaration(), "/reward.d.ts")],
    ["/environment.d.ts", parseTree(environment, "/environment.d.ts")],
  ]);
  let previous: ts.Program | undefined;

  return (given) => {
    const file = typeof given === "string" ? parseTree(given) : given;
    const host: ts.CompilerHost = {
      ...hostOf(new Map([...fixed, [programPath, file]])),
      resolveModuleNameLiterals: (literals) =>
        literals.map(({ text }) => ({
          resolvedModule:
            text === "reward" || text === "environment"
              ? { resolvedFileName: `/${text}.d.ts`, extension: ts.Extension.Dts }
              : undefined,
        })),
    };
    const program = ts.createProgram({
      rootNames: ["/lib.d.ts", programPath],
      options,
      host,
      ...(previous === undefined ? {} : { oldProgram: previous }),
    });
    const view = {
      file,
      exports: readExports(file).exports,
      checker: program.getTypeChecker(),
      diagnostics: program.getSemanticDiagnostics(file),
      declarations: fixed,
    };
    // Nothing is built upon a program over which the checker failed.
    previous = program;
    return view;
  };
};
