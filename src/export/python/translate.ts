import { ts } from "ts-morph";
import { calleeOf, callLink } from "./calls.ts";
import { conditionOf } from "./conditions.ts";
import type { Context, Rules } from "./context.ts";
import type { Reading } from "./reading.ts";
import { translateExpression } from "./expressions.ts";
import { define, functionValue } from "./functions.ts";
import { assignNames } from "./names.ts";
import { translateStatements } from "./statements.ts";

const rules: Rules = {
  expression: translateExpression,
  condition: conditionOf,
  statements: translateStatements,
  functionValue,
  callee: calleeOf,
  callLink,
  define,
};

/** What the translation of one file starts with; `runtime` gathers what it needs. */
export const createContext = (reading: Reading, runtime: Set<string>): Context => {
  const step = reading.terms?.parameters[0];
  return {
    ...reading,
    names: assignNames(reading),
    rules,
    runtime,
    before: [],
    integers: new Map(),
    step:
      step !== undefined && ts.isIdentifier(step.name)
        ? (reading.checker.getSymbolAtLocation(step.name) ?? null)
        : null,
    onContinue: () => [],
  };
};
