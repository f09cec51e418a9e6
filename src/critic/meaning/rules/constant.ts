import { ts } from "ts-morph";
import { termExpression } from "../../../reward/returns.ts";
import type { TypedView } from "../../../reward/typed-view.ts";
import { isCallOf, isCase, isConst, nodesBehind } from "../../tree.ts";
import { isPoint } from "../intervals.ts";
import { spread } from "../linear.ts";
import { isDeliberate } from "./deliberate.ts";
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
  check: ({ view, program, meaning }) =>
    [...meaning.terms].flatMap(([name, value]) => {
      const nodes = (program.terms[name] ?? []).map(termExpression);
      const values = meaning.drawn.map((row) => row.get(name) as number);
      const isStill = isPoint(value) && Number.isFinite(value.lo);
      const isSmooth =
        !isStill &&
        isUnbranched(nodes, view) &&
        values.length > 8 &&
        spread(values) <= 1e-9 * Math.max(1, Math.abs(values[0] as number));
      if (!isStill && !isSmooth) return [];
      const isMeant = nodes.every((node) => isDeliberate(name, { node, view }));
      if (value.reads.size === 0 && isOneText(nodes) && isMeant) return [];
      const number = Number((isStill ? value.lo : (values[0] as number)).toPrecision(6));
      const of = value.reads.size === 0 ? "" : `, though it reads ${[...value.reads].slice(0, 4).join(", ")}`;
      const message = `The term '${name}' is the same number in every step: ${number}${of}`;
      return [{ at: name, message }];
    }),
});

/** The same words wherever it is given: what stands there twice in different words was meant to differ. */
const isOneText = (nodes: readonly ts.Expression[]): boolean => new Set(nodes.map((node) => node.getText())).size <= 1;

/** Functions that are flat over a part of what they get. */
const flat =
  /^(max|min|clamp|sign|floor|ceil|round|trunc|tolerance|ramp|smoothstep|excess|gaussian|decay|sigmoid|tanh|exp|filter|every|some)$/;

/** Nothing that it is computed by tells cases apart or flattens: then draws speak for every step. */
const isUnbranched = (nodes: readonly ts.Node[], view: TypedView): boolean =>
  nodes.length === 1 &&
  [...nodesBehind(view, nodes)].every(
    (node) => !isCase(node) && !isCallOf(node, flat) && !(ts.isVariableDeclaration(node) && !isConst(node)),
  );
