import { ts } from "ts-morph";
import { isDeliberate } from "./deliberate.ts";
import { isPoint } from "../intervals.ts";
import { spread } from "../linear.ts";
import { termNodesIn, type Context } from "./context.ts";
import { rule } from "./rule.ts";

/** Terms that are one number by what they mean, whatever they look like. */
export const constantRule = rule({
  id: "structure/constant-term",
  severity: "warning",
  meaning: "a term is the same number in every step: it acts only through the episode's length",
  hint: "Keep it if living longer (or ending sooner) is what it shall pay for; else let it depend on the step.",
  example: {
    kind: "term",
    bad: "forward: (next.torso.x - next.torso.x) / 0.008",
    mended: "forward: (next.torso.x - state.torso.x) / 0.008",
  },
  check: (context) => {
    const { meaning } = context;
    return [...(meaning.terms ?? [])].flatMap(([name, value]) => {
      const values = meaning.drawn.map((row) => row.get(name) as number);
      const isStill = isPoint(value) && Number.isFinite(value.lo);
      const isSmooth =
        !isStill &&
        isUnbranched(name, context) &&
        values.length > 8 &&
        spread(values) <= 1e-9 * Math.max(1, Math.abs(values[0] as number));
      if (!isStill && !isSmooth) return [];
      if (
        value.reads.size === 0 &&
        isOneText(termNodesIn(context.view, name)) &&
        termNodesIn(context.view, name).every((node) => isDeliberate(name, { node, view: context.view }))
      )
        return [];
      const number = Number((isStill ? value.lo : (values[0] as number)).toPrecision(6));
      const of = value.reads.size === 0 ? "" : `, though it reads ${[...value.reads].slice(0, 4).join(", ")}`;
      const message = `The term '${name}' is the same number in every step: ${number}${of}`;
      return [{ at: name, message }];
    });
  },
});

/** The same words wherever it is given: what stands there twice in different words was meant to differ. */
const isOneText = (nodes: readonly ts.Expression[]): boolean => new Set(nodes.map((node) => node.getText())).size <= 1;

/** `clamp`, `max` of `Math.max`, `filter` of `torque.filter`. */
const calledName = ({ expression }: ts.CallExpression): string =>
  (ts.isPropertyAccessExpression(expression) ? expression.name : expression).getText();

/** Nothing in it, or in what it refers to, tells cases apart or flattens: then draws speak for every step. */
const isUnbranched = (name: string, { view, program }: Context): boolean => {
  const flat =
    /^(max|min|clamp|sign|floor|ceil|round|trunc|tolerance|ramp|smoothstep|excess|gaussian|decay|sigmoid|tanh|exp|filter|every|some)$/;
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node): boolean => {
    if (seen.has(node)) return true;
    seen.add(node);
    if (ts.isConditionalExpression(node) || ts.isIfStatement(node)) return false;
    if (ts.isCallExpression(node) && flat.test(calledName(node))) return false;
    if (ts.isIdentifier(node)) {
      const symbol = ts.isShorthandPropertyAssignment(node.parent)
        ? view.checker.getShorthandAssignmentValueSymbol(node.parent)
        : view.checker.getSymbolAtLocation(node);
      const declaration = symbol?.declarations?.find((one) => one.getSourceFile() === view.file);
      if (declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined) {
        if ((declaration.parent.flags & ts.NodeFlags.Const) === 0) return false;
        if (!visit(declaration.initializer)) return false;
      } else if (
        declaration !== undefined &&
        ts.isFunctionDeclaration(declaration) &&
        declaration.body !== undefined &&
        !visit(declaration.body)
      )
        return false;
    }
    let ok = true;
    ts.forEachChild(node, (child) => void (ok &&= visit(child)));
    return ok;
  };
  const viewNodes = termNodesIn(view, name);
  return (program.terms[name]?.length ?? 0) === 1 && viewNodes.every((node) => visit(node));
};
