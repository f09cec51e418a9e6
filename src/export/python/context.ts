import type { ts } from "ts-morph";
import { usageError } from "../../core/errors.ts";
import type { Statement } from "./layout.ts";
import type { Names } from "./names.ts";
import { floated, type Piece } from "./piece.ts";
import type { Reading } from "./reading.ts";

/** How each kind of thing is translated; by way of the context, so that the parts need not import each other in circles. */
export type Rules = {
  expression(node: ts.Expression, context: Context): Piece;
  /** As what `if` and `not` take. */
  condition(node: ts.Expression, context: Context): Piece;
  statements(nodes: readonly ts.Statement[], context: Context): Statement[];
  /** A function as a value: a lambda, or the name of a function that is defined before the statement. */
  functionValue(node: ts.ArrowFunction | ts.FunctionExpression, context: Context): Piece;
  /** A function to be called: its bare name where it has one. */
  callee(node: ts.Expression, context: Context): Piece;
  /** A call as a link of a chain: `guards` are true where the chain ends before it. */
  callLink(node: ts.CallExpression, context: Context): { piece: Piece; guards: Piece[] };
  define(name: string, node: ts.FunctionLikeDeclaration, context: Context): Statement[];
};

export type Context = Reading & {
  names: Names;
  rules: Rules;
  /** Parts of runtime.py in use. */
  runtime: Set<string>;
  /** Definitions that must stand before the statement at hand. */
  before: Statement[];
  /** Variables that are ints in Python, and the array whose length they stay below, if any. */
  integers: Map<ts.Symbol, ts.Symbol | undefined>;
  /** The one parameter of `terms`, where it has a name. */
  step: ts.Symbol | null;
  /** What `continue` must do first in the loop at hand. */
  onContinue: () => Statement[];
};

/** A value: a number is a float. */
export const expression = (node: ts.Expression, context: Context): Piece =>
  floated(context.rules.expression(node, context));

/** The same, but a counter or a length may still be an int: for comparisons, indices, and beside a float. */
export const rawExpression = (node: ts.Expression, context: Context): Piece => context.rules.expression(node, context);

export const condition = (node: ts.Expression, context: Context): Piece => context.rules.condition(node, context);

/** Notes that a part of the runtime is used; gives its name back. */
export const runtime = (name: string, context: Context): string => {
  context.runtime.add(name);
  return name;
};

export const undefinedText = (context: Context): string => runtime("UNDEFINED", context);

/** What the critic should have refused already: never a wrong translation. */
export const untranslatable = (node: ts.Node, reason: string): Error => {
  const file = node.getSourceFile();
  const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return usageError({
    code: "export/no-translation",
    message: `line ${line + 1}, column ${character + 1} of the reward cannot be said in Python: ${reason}`,
    action: `Write '${node.getText(file).slice(0, 60)}' another way and export again.`,
  });
};
