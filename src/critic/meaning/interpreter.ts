import { ts } from "ts-morph";
import type { TypedView } from "../../reward/typed-view.ts";
import { createArithmetic } from "./arithmetic.ts";
import type { Analysis } from "./analysis.ts";
import { evaluate } from "./expressions.ts";
import { call, returnedValue } from "./functions.ts";
import {
  narrowed,
  ofSensibleSize,
  spend,
  TooComplex,
  type Budget,
  type Domain,
  type Hooks,
  type Machine,
} from "./machine.ts";
import { bind } from "./names.ts";
import { run } from "./statements.ts";
import { nothingRead, unknown, type Value } from "./value.ts";

/**
 * Runs a program on what is known of its step: ranges of numbers, units, which facts hold in a branch. Helpers are entered,
 * short loops unrolled; what it does not know is `unknown` and raises nothing. Gives `{ terms, memory }`, memory as the step
 * leaves it; `unknown` where the program is too much to follow.
 */
export const interpret = (
  view: TypedView,
  {
    step,
    terms,
    hooks,
    domain,
    budget,
  }: { step: Value; terms: ts.FunctionLikeDeclaration; hooks: Hooks; domain: Domain; budget: Budget },
): Value => {
  const analysis: Analysis = {
    report: hooks.report,
    absolutes: new Map(),
    isNonZero: (key) => machine.facts.has(`≠${key}`),
    key: domain.createKeys(),
  };
  const machine: Machine = {
    view,
    hooks,
    domain,
    analysis,
    arithmetic: createArithmetic(analysis),
    variables: new Map(),
    facts: new Map(),
    guards: nothingRead,
    returns: [],
    calls: 0,
    budget,
    entered: new Set(),
    depth: 0,
    evaluate: (node) => {
      spend(machine, 1);
      return narrowed(machine, ofSensibleSize(evaluate(machine, node)));
    },
    call: (node) => call(machine, node),
    run: (statements) => run(machine, statements),
  };
  const { body, parameters } = terms;
  if (body === undefined) return unknown;
  try {
    if (parameters[0] !== undefined) bind(machine, parameters[0].name, step);
    if (ts.isBlock(body)) machine.run(body.statements);
    const value = ts.isBlock(body) ? returnedValue(machine.returns) : machine.evaluate(body as ts.Expression);
    return {
      kind: "record",
      entries: new Map([
        ["terms", value],
        ["memory", findMemory(machine) ?? unknown],
      ]),
    };
  } catch (error) {
    if (error instanceof TooComplex || error instanceof RangeError) return unknown;
    throw error;
  }
};

/** The memory among what is named, as it was left. */
const findMemory = ({ variables }: Machine): Value | undefined => {
  for (const value of variables.values()) {
    if (value.kind !== "record") continue;
    if (value.name === "memory") return value;
    const inner = value.entries.get("memory");
    if (inner?.kind === "record" && inner.name === "memory") return inner;
  }
  return undefined;
};
