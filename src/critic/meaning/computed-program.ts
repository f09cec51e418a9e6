import { ts } from "ts-morph";
import { descendants } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { points } from "./domains.ts";
import type { Budget } from "./machine.ts";
import { interpret } from "./interpreter.ts";
import { isPoint } from "./intervals.ts";
import type { Point } from "./points.ts";
import { movableStep, stepValue } from "./step.ts";
import { numbersIn, type NumberValue } from "./value.ts";

/** Where a case was told apart, and how: 1 and 0 of a condition, the step of a rounding. */
export type BranchTaken = { readonly node: ts.Node; readonly value: number };

export type Computed = { readonly terms: ReadonlyMap<string, number>; readonly branches: readonly BranchTaken[] };

export type ComputedProgram = (point: Point) => Computed | null;

/** The program at single points; null where it gives no plain numbers there, or where it is too much to follow. */
export const computedProgram = (
  view: TypedView,
  {
    terms,
    spec,
    cells,
    budget,
  }: {
    terms: ts.FunctionLikeDeclaration;
    spec: EnvironmentSpec;
    cells: ReadonlyMap<string, NumberValue>;
    /** Of all points together; once it is spent, every further one gives null. */
    budget: Budget;
  },
): ComputedProgram => {
  const step = movableStep(stepValue(spec, cells));
  return (point) => {
    if (budget.left <= 0) return null;
    step.moveTo(point);
    const branches: BranchTaken[] = [];
    const result = interpret(view, {
      step: step.value,
      terms,
      domain: points,
      budget,
      hooks: {
        report: () => undefined,
        onCondition: ({ canBe }, node) => void branches.push({ node, value: canBe.true ? 1 : 0 }),
        onStairs: (value, node) => void branches.push({ node, value }),
      },
    });
    const numbers = result.kind === "record" ? numbersIn(result.entries.get("terms")) : null;
    if (numbers === null || ![...numbers.values()].every((value) => isPoint(value) && Number.isFinite(value.lo)))
      return null;
    return { terms: new Map([...numbers].map(([name, { lo }]) => [name, lo])), branches };
  };
};

/** More are a table, and no place where cases part. */
const mostNumbers = 100;

/** The numbers that a program names, with both signs: where its cases part. */
export const numbersOf = (view: TypedView): number[] => {
  const found = new Set<number>();
  for (const node of descendants(view.file)) {
    if (!ts.isNumericLiteral(node)) continue;
    const value = Number(node.text);
    if (value !== 0 && Number.isFinite(value)) found.add(value).add(-value);
    if (found.size >= 2 * mostNumbers) break;
  }
  return [...found, 0];
};
