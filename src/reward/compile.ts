import { ts } from "ts-morph";
import type { CompiledReward } from "../core/program.ts";
import { printReward } from "./print.ts";
import type { RewardProgram } from "./program.ts";
import { hostOf, programPath } from "./project.ts";

/**
 * Emits the JavaScript that runs from the program's tree: no types, comments, imports or exports.
 *
 *     "use strict";
 *     var terms = (function () { const weights = …; function terms({ … }) { … } return terms; })();
 *
 * All of the program stands in a function scope of its own, so that its names cannot meet those of the library or the
 * sandbox; imports under another name are its parameters.
 */
export const compileReward = (program: RewardProgram): CompiledReward => {
  let javascript = "";
  const host = hostOf(new Map([[programPath, program.tree]]), (text) => (javascript = text));
  ts.createProgram({ rootNames: [programPath], options, host }).emit(undefined, undefined, undefined, undefined, {
    before: [enclose],
    after: [withoutModuleMark],
  });
  return {
    source: printReward(program),
    javascript,
    weights: program.weights,
    initial: program.initial,
    composition: program.composition,
    sparse: program.sparse,
  };
};

const options: ts.CompilerOptions = {
  noLib: true,
  noResolve: true,
  types: [],
  isolatedModules: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  removeComments: true,
  alwaysStrict: false,
  verbatimModuleSyntax: true,
};

const enclose: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const { factory } = context;
  const directive = factory.createExpressionStatement(factory.createStringLiteral("use strict"));
  const body = [
    ...file.statements.flatMap((statement) => insideStatements(factory, statement)),
    factory.createReturnStatement(factory.createIdentifier("terms")),
  ];
  // Handed in from outside, where the library's names still mean the library.
  const aliases = file.statements.flatMap(aliasesOf);
  const wrapper = factory.createFunctionExpression(
    undefined,
    undefined,
    undefined,
    undefined,
    aliases.map(({ alias }) => factory.createParameterDeclaration(undefined, undefined, alias)),
    undefined,
    factory.createBlock(body, true),
  );
  const call = factory.createCallExpression(
    factory.createParenthesizedExpression(wrapper),
    undefined,
    aliases.map(({ name }) => factory.createIdentifier(name)),
  );
  const variable = factory.createVariableStatement(undefined, [
    factory.createVariableDeclaration("terms", undefined, undefined, call),
  ]);
  return factory.updateSourceFile(file, [directive, variable]);
};

/** `import { name as alias } from "reward"`; all that is imported from "environment" is types. */
const aliasesOf = (statement: ts.Statement): { alias: string; name: string }[] => {
  if (!ts.isImportDeclaration(statement)) return [];
  const bindings = statement.importClause?.namedBindings;
  const specifier = statement.moduleSpecifier;
  if (!ts.isStringLiteral(specifier) || specifier.text !== "reward") return [];
  if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.flatMap(({ isTypeOnly, propertyName, name }) =>
    isTypeOnly || propertyName === undefined || !ts.isIdentifier(propertyName)
      ? []
      : [{ alias: ts.idText(name), name: ts.idText(propertyName) }],
  );
};

/** TypeScript ends what was a module with `export {};`; a classic script has no place for it. */
const withoutModuleMark: ts.TransformerFactory<ts.SourceFile> = (context) => (file) =>
  context.factory.updateSourceFile(
    file,
    file.statements.filter((statement) => !ts.isExportDeclaration(statement)),
  );

const insideStatements = (factory: ts.NodeFactory, statement: ts.Statement): ts.Statement[] => {
  if (ts.isImportDeclaration(statement)) return [];
  const withoutExport = (modifiers: readonly ts.ModifierLike[] | undefined) =>
    modifiers?.filter((modifier) => modifier.kind !== ts.SyntaxKind.ExportKeyword);
  if (ts.isVariableStatement(statement)) {
    return [factory.updateVariableStatement(statement, withoutExport(statement.modifiers), statement.declarationList)];
  }
  if (ts.isFunctionDeclaration(statement)) {
    return [
      factory.updateFunctionDeclaration(
        statement,
        withoutExport(statement.modifiers),
        statement.asteriskToken,
        statement.name,
        statement.typeParameters,
        statement.parameters,
        statement.type,
        statement.body,
      ),
    ];
  }
  return [statement];
};
