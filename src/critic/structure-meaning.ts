import { ts } from "ts-morph";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { RewardProgram } from "../reward/program.ts";
import { termExpression, type TermNode } from "../reward/returns.ts";
import type { TypedView } from "../reward/typed-view.ts";
import type { NumberValue } from "./abstract-value.ts";
import { finding, placeIn } from "./findings.ts";
import { isPoint } from "./intervals.ts";
import { boundaryText, type Meaning } from "./meaning.ts";
import { structureRules } from "./structure-rules.ts";

export type Context = { view: TypedView; program: RewardProgram; meaning: Meaning };

/** Comparisons that the ranges decide. */
export const thresholdFindings = ({ view, meaning }: Context): Diagnostic[] =>
  meaning.conditions.flatMap(({ node, condition }) => {
    const { canBe, boundary, reads } = condition;
    if (boundary === undefined || (canBe.true && canBe.false)) return [];
    if ([...reads].some((name) => name.startsWith("memory."))) return [];
    const message = `This is ${canBe.true ? "always" : "never"} true: ${boundaryText(condition)}`;
    return [finding(structureRules, "structure/threshold", placeIn(view.file, node), message)];
  });

const placeOf = (name: string, { program, view }: Context) => {
  const place = nodeOf(name, { program, view });
  return placeIn(view.file, place ?? 0);
};

const nodeOf = (name: string, { program }: Pick<Context, "program" | "view">): TermNode | undefined =>
  program.terms[name]?.[0];

/** A price on time or a pay for living: a bare number under a name that says so. */
export const isDeliberate = (name: string, { node, view }: { node: ts.Expression; view: TypedView }): boolean => {
  if (!/(time|clock|step|alive|living|life|surviv|health|haste|hurry)/i.test(name)) return false;
  const inner = ts.isPrefixUnaryExpression(node) ? node.operand : node;
  if (ts.isNumericLiteral(inner)) return true;
  if (!ts.isIdentifier(inner)) return false;
  const symbol = ts.isShorthandPropertyAssignment(inner.parent)
    ? view.checker.getShorthandAssignmentValueSymbol(inner.parent)
    : view.checker.getSymbolAtLocation(inner);
  const declaration = symbol?.valueDeclaration;
  const value =
    declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return value !== undefined && ts.isNumericLiteral(ts.isPrefixUnaryExpression(value) ? value.operand : value);
};

/** Terms that are one number by what they mean, whatever they look like. */
export const constantFindings = (context: Context): Diagnostic[] => {
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
      termNodesIn(context.view, name).every((node) => isDeliberate(name, { node, view: context.view }))
    )
      return [];
    const number = Number((isStill ? value.lo : (values[0] as number)).toPrecision(6));
    const of = value.reads.size === 0 ? "" : `, though it reads ${[...value.reads].slice(0, 4).join(", ")}`;
    const message = `The term '${name}' is the same number in every step: ${number}${of}`;
    return [finding(structureRules, "structure/constant-term", placeOf(name, context), message)];
  });
};

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** Nothing in it, or in what it refers to, tells cases apart or flattens: then draws speak for every step. */
const isUnbranched = (name: string, { view, program }: Context): boolean => {
  const flat =
    /^(max|min|clamp|sign|floor|ceil|round|trunc|tolerance|ramp|smoothstep|excess|gaussian|decay|sigmoid|tanh|exp)$/;
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node): boolean => {
    if (seen.has(node)) return true;
    seen.add(node);
    if (ts.isConditionalExpression(node) || ts.isIfStatement(node)) return false;
    if (ts.isCallExpression(node) && flat.test(node.expression.getText().replace(/^Math\./, ""))) return false;
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

/** The term's expressions in the typed tree. */
const termNodesIn = (view: TypedView, name: string): ts.Expression[] => {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
      ts.isIdentifier(node.name) &&
      ts.idText(node.name) === name
    ) {
      const outer = ts.findAncestor(node, (one) => ts.isVariableStatement(one) && one.parent === view.file);
      if (outer === undefined) found.push(termExpression(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(view.file);
  return found;
};

/** Terms that are another one in other words, or the sum of others. */
export const duplicateFindings = (context: Context): Diagnostic[] => {
  const { meaning } = context;
  const { drawn } = meaning;
  if (drawn.length < 12) return [];
  const columns = new Map([...(meaning.terms ?? [])].map(([name]) => [name, drawn.map((row) => row.get(name) ?? NaN)]));
  const moving = [...columns].filter(([, values]) => spread(values) > 1e-9);
  const found: Diagnostic[] = [];
  const say = (name: string, message: string): void => {
    found.push(finding(structureRules, "structure/duplicate-expression", placeOf(name, context), message));
  };
  for (const [index, [name, values]] of moving.entries()) {
    const twin = moving
      .slice(0, index)
      .find(([other, numbers]) => isMultiple(values, numbers) && readsAlike(name, other, meaning));
    if (twin !== undefined) {
      say(name, `The terms '${twin[0]}' and '${name}' are the same quantity in other words`);
      continue;
    }
    const others = moving.filter(([other]) => other !== name);
    const pair = pairs(others).find(([[, a], [, b]]) =>
      values.every((value, row) => close(value, (a[row] as number) + (b[row] as number))),
    );
    const isAll =
      others.length > 2 &&
      values.every((value, row) =>
        close(
          value,
          others.reduce((sum, [, other]) => sum + (other[row] as number), 0),
        ),
      );
    const parts = pair?.map(([other]) => other) ?? (isAll ? others.map(([other]) => other) : undefined);
    if (parts !== undefined && new Set(values).size > 4)
      say(name, `The term '${name}' is the sum of '${parts.join("' and '")}', which count a second time`);
  }
  return found;
};

const readsAlike = (a: string, b: string, { terms }: Meaning): boolean => {
  const [one, other] = [terms?.get(a)?.reads ?? new Set<string>(), terms?.get(b)?.reads ?? new Set<string>()];
  return one.size === other.size && [...one].every((name) => other.has(name));
};

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Proportional in every draw; or one line through all of them, where enough different values make that no accident. */
const isMultiple = (a: readonly number[], b: readonly number[]): boolean => {
  const largest = b.reduce((best, value, row) => (Math.abs(value) > Math.abs(b[best] as number) ? row : best), 0);
  const factor = (a[largest] as number) / (b[largest] as number);
  if (Number.isFinite(factor) && factor !== 0 && a.every((value, row) => close(value, factor * (b[row] as number))))
    return true;
  if (new Set(a).size < 8) return false;
  const [low, high] = [b.indexOf(Math.min(...b)), b.indexOf(Math.max(...b))];
  const slope = ((a[high] as number) - (a[low] as number)) / ((b[high] as number) - (b[low] as number));
  if (!Number.isFinite(slope) || slope === 0) return false;
  return a.every((value, row) => close(value, (a[low] as number) + slope * ((b[row] as number) - (b[low] as number))));
};

const pairs = <Item>(items: readonly Item[]): [Item, Item][] =>
  items.flatMap((a, index) => items.slice(index + 1).map((b): [Item, Item] => [a, b]));

const penalty = /(penalt|punish|cost|loss)/i;
const bonus = /(bonus|reward)/i;
const scolding = /\b(penali[sz]e|punish|discourage)/i;

/** Signs that contradict the term's own name, or the comment in its line. */
export const signFindings = (context: Context): Diagnostic[] => {
  const { meaning, program, view } = context;
  const lines = view.file.text.split("\n");
  return [...(meaning.terms ?? [])].flatMap(([name, value]) => {
    const weight = program.weights[name] ?? 0;
    const paid = {
      lo: Math.min(weight * value.lo, weight * value.hi),
      hi: Math.max(weight * value.lo, weight * value.hi),
    };
    const place = placeOf(name, context);
    const comment = /\/\/(.*)$/.exec(lines[place.line - 1] ?? "")?.[1] ?? "";
    const isPaid = paid.lo >= 0 && paid.hi > 0;
    const isTaken = paid.hi <= 0 && paid.lo < 0;
    const says = penalty.test(name)
      ? `its name says that it is a penalty`
      : scolding.test(comment)
        ? "its comment says that it is a penalty"
        : undefined;
    if (isPaid && says !== undefined && !bonus.test(name))
      return [
        finding(
          structureRules,
          "structure/sign",
          place,
          `The term '${name}' is never negative with its weight, and ${says}`,
        ),
      ];
    if (isTaken && bonus.test(name) && !penalty.test(name))
      return [
        finding(
          structureRules,
          "structure/sign",
          place,
          `The term '${name}' is never positive with its weight, and its name says that it is paid`,
        ),
      ];
    return [];
  });
};

/** Events (a number of this step if …, else another) that only `state` decides. */
export const staleFindings = (context: Context): Diagnostic[] => {
  const { meaning, view } = context;
  const told = new Set<ts.Node>();
  return meaning.choices.flatMap(({ node, condition, yes, no }) => {
    const reads = [...condition.reads];
    const isEvent = yes.kind === "number" && no.kind === "number" && isPoint(yes) && isPoint(no) && yes.lo !== no.lo;
    if (!isEvent || told.has(node) || reads.length === 0 || !reads.every((name) => name.startsWith("state.")))
      return [];
    told.add(node);
    const message = `The event is looked for in ${reads.map((name) => `'${name}'`).join(", ")}, before the action: a step that ends the episode is not seen`;
    return [finding(structureRules, "structure/stale-event", placeIn(view.file, node), message)];
  });
};

export const readsOf = (meaning: Meaning): ReadonlySet<string> =>
  new Set([...(meaning.terms?.values() ?? [])].flatMap(({ reads }: NumberValue) => [...reads]));
