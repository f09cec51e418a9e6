import { ts } from "ts-morph";
import { descendants } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";

type NamedFunction = { name: string; node: ts.Node; symbol: ts.Symbol; body: ts.Node };

/** Functions from whose body a way leads back to themselves. Any mention counts as a call: functions are no values here. */
export const recursiveFunctions = (view: TypedView): NamedFunction[] => {
  const functions = namedFunctions(view);
  const mentions = new Map<NamedFunction, NamedFunction[]>();
  for (const from of functions) {
    const symbols = new Set<ts.Symbol>();
    for (const node of descendants(from.body)) {
      if (!ts.isIdentifier(node)) continue;
      const symbol = view.checker.getSymbolAtLocation(node);
      if (symbol !== undefined) symbols.add(symbol);
    }
    mentions.set(
      from,
      functions.filter(({ symbol }) => symbols.has(symbol)),
    );
  }
  const reaches = (from: NamedFunction, goal: NamedFunction): boolean => {
    const seen = new Set<NamedFunction>();
    const open = [...(mentions.get(from) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === goal) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(mentions.get(next) ?? []));
    }
    return false;
  };
  return functions.filter((one) => reaches(one, one));
};

const namedFunctions = ({ file, checker }: TypedView): NamedFunction[] => {
  const found: NamedFunction[] = [];
  for (const node of descendants(file)) {
    const isDeclaration = ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node);
    const isConstant =
      ts.isVariableDeclaration(node) &&
      node.initializer !== undefined &&
      [...descendants(node.initializer)].some((one) => ts.isArrowFunction(one) || ts.isFunctionExpression(one));
    if (!(isDeclaration || isConstant) || node.name === undefined || !ts.isIdentifier(node.name)) continue;
    const symbol = checker.getSymbolAtLocation(node.name);
    const body = isDeclaration ? node.body : node.initializer;
    if (symbol !== undefined && body !== undefined) found.push({ name: ts.idText(node.name), node, symbol, body });
  }
  return found;
};
