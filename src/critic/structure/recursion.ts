import { ts } from "ts-morph";
import { descendants } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { nodesBehind } from "../tree.ts";

/** Functions from whose body a way leads back to themselves. Any mention counts as a call: functions are no values here. */
export const recursiveFunctions = (view: TypedView): { name: string; node: ts.Node }[] =>
  [...descendants(view.file)].flatMap((node) => {
    if (!ts.isFunctionDeclaration(node) && !ts.isFunctionExpression(node) && !isConstantFunction(node)) return [];
    const body = ts.isVariableDeclaration(node) ? node.initializer : node.body;
    if (body === undefined || node.name === undefined || !ts.isIdentifier(node.name)) return [];
    return nodesBehind(view, [body]).has(node) ? [{ name: ts.idText(node.name), node }] : [];
  });

/** A function, or something that holds one. */
const isConstantFunction = (node: ts.Node): node is ts.VariableDeclaration =>
  ts.isVariableDeclaration(node) &&
  node.initializer !== undefined &&
  [...descendants(node.initializer)].some((one) => ts.isArrowFunction(one) || ts.isFunctionExpression(one));
