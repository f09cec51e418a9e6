import { ts } from "ts-morph";
import { expect, test } from "vitest";
import { allowedKinds, allowedOperators } from "../../src/critic/subset/syntax.ts";
import { expressionKinds as arrayExpressions } from "../../src/export/arrays/expressions.ts";
import { globalNamed, globals as arrayGlobals } from "../../src/export/arrays/globals.ts";
import { createMachine } from "../../src/export/arrays/machine.ts";
import { memberOf } from "../../src/export/arrays/members.ts";
import { arrayMethods as methodsOverArrays } from "../../src/export/arrays/methods.ts";
import { statementKinds as arrayStatements } from "../../src/export/arrays/statements.ts";
import { exporters } from "../../src/export/exporters.ts";
import { arrayMethods } from "../../src/export/python/arrays.ts";
import { expressionKinds, globals } from "../../src/export/python/expressions.ts";
import { binaryOperators } from "../../src/export/python/operators.ts";
import { runtimeBlocks, runtimeNames } from "../../src/export/python/runtime.ts";
import { statementKinds } from "../../src/export/python/statements.ts";
import { exportTargets } from "../../src/export/targets.ts";
import { allowedGlobals, narrowLibrary } from "../../src/reward/narrow-lib.ts";

const kind = ts.SyntaxKind;

/** Kinds that are no expression or statement by themselves: what they are part of translates them. */
const parts: ReadonlySet<ts.SyntaxKind> = new Set([
  kind.SourceFile,
  kind.EndOfFileToken,
  kind.VariableDeclarationList,
  kind.VariableDeclaration,
  kind.Parameter,
  kind.PropertyAssignment,
  kind.ShorthandPropertyAssignment,
  kind.SpreadElement,
  kind.ObjectBindingPattern,
  kind.ArrayBindingPattern,
  kind.BindingElement,
  kind.OmittedExpression,
  kind.QuestionToken,
  kind.QuestionDotToken,
  kind.ColonToken,
  kind.DotDotDotToken,
  kind.EqualsGreaterThanToken,
  kind.ExclamationToken,
]);

/** Kinds that say nothing when a program runs. */
const erased: ReadonlySet<ts.SyntaxKind> = new Set([
  kind.ImportClause,
  kind.NamedImports,
  kind.ImportSpecifier,
  kind.ExportKeyword,
  kind.NumberKeyword,
  kind.BooleanKeyword,
  kind.StringKeyword,
  kind.VoidKeyword,
  kind.UndefinedKeyword,
  kind.ReadonlyKeyword,
  kind.TypeReference,
  kind.TypeQuery,
  kind.TypeLiteral,
  kind.PropertySignature,
  kind.ArrayType,
  kind.TupleType,
  kind.NamedTupleMember,
  kind.UnionType,
  kind.IntersectionType,
  kind.ParenthesizedType,
  kind.LiteralType,
  kind.TypeOperator,
  kind.IndexedAccessType,
]);

test.each([...allowedKinds].map((one) => [kind[one], one] as const))("%s has one translation", (_name, one) => {
  const places = [expressionKinds, statementKinds, parts, erased].filter((places) => places.has(one));
  expect(places).toHaveLength(1);
});

test.each([...allowedOperators].map((one) => [kind[one], one] as const))(
  "%s is an operator in Python",
  (_name, one) => {
    expect(binaryOperators.has(one)).toBe(true);
  },
);

test("nothing is translated that the language does not have", () => {
  for (const one of [...expressionKinds.keys(), ...statementKinds.keys(), ...parts, ...erased]) {
    expect(allowedKinds.has(one), kind[one]).toBe(true);
  }
  for (const one of binaryOperators.keys()) expect(allowedOperators.has(one), kind[one]).toBe(true);
});

/** Names of the members that the narrow library declares for a global or an interface. */
const membersOf = (name: string): string[] => {
  const file = ts.createSourceFile("/lib.d.ts", narrowLibrary, ts.ScriptTarget.ES2022, true);
  return file.statements.flatMap((statement) => {
    const members =
      ts.isInterfaceDeclaration(statement) && statement.name.text === name
        ? statement.members
        : ts.isVariableStatement(statement)
          ? statement.declarationList.declarations.flatMap((one) =>
              one.name.getText() === name && one.type !== undefined && ts.isTypeLiteralNode(one.type)
                ? [...one.type.members]
                : [],
            )
          : [];
    return members.flatMap((member) => (member.name === undefined ? [] : [member.name.getText()]));
  });
};

test("every global has a translation", () => {
  expect([...globals.keys()].toSorted()).toEqual([...allowedGlobals].toSorted());
});

test.each(["Math", "Number"])("every member of %s is in the runtime", (name) => {
  const members = membersOf(name);
  expect(members.length).toBeGreaterThan(2);
  for (const member of members) expect(runtimeNames()).toContain(`${name}.${member}`);
  // And each of them can be taken alone.
  for (const member of members) expect(runtimeBlocks(new Set([`${name}.${member}`])).join("\n")).toContain(member);
});

test("every method of arrays has a translation", () => {
  const methods = [...new Set(membersOf("ReadonlyArray"))].filter((name) => name !== "length");
  expect([...arrayMethods.keys()].toSorted()).toEqual(methods.toSorted());
});

test("array exports run every kind of expression and statement that Python's has", () => {
  expect([...arrayExpressions.keys()].toSorted()).toEqual([...expressionKinds.keys()].toSorted());
  expect([...arrayStatements.keys()].toSorted()).toEqual([...statementKinds.keys()].toSorted());
  expect([...arrayGlobals.keys()].toSorted()).toEqual([...globals.keys()].toSorted());
  expect([...methodsOverArrays.keys()].toSorted()).toEqual([...arrayMethods.keys()].toSorted());
});

test.each(["Math", "Number"])("array exports know every member of %s", (name) => {
  const none = (): never => {
    throw new Error("nothing is run");
  };
  const machine = createMachine({
    assigned: new Set(),
    rules: { expression: none, statement: none, statements: none },
  });
  const owner = globalNamed(machine, name);
  for (const member of membersOf(name)) {
    expect(memberOf(machine, owner as NonNullable<typeof owner>, member).kind, member).not.toBe("undefined");
  }
});

test("every writer of rewards is a target", () => {
  expect(Object.keys(exportTargets)).toEqual(expect.arrayContaining(Object.keys(exporters)));
  expect(Object.keys(exporters)).toEqual(expect.arrayContaining(["python", "typescript"]));
});
