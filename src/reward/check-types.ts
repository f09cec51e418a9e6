import { ts } from "ts-morph";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { TermsFunction } from "./exports.ts";
import { errorAt } from "./places.ts";
import { memoryCall } from "./memory-calls.ts";
import { nearestName } from "./names.ts";
import { descendants } from "./project.ts";
import { readReturns, termExpression } from "./returns.ts";
import { readNumbers } from "./records.ts";
import { describeTypeError } from "./type-errors.ts";
import type { TypedView } from "./typed-view.ts";

/** More than anybody reads; each is put into words by a search through what exists. */
const mostErrors = 30;

/** TypeScript's own findings plus what only a reward program must hold: one step in, one number for each term out. */
export const checkTypes = (view: TypedView): Diagnostic[] => {
  const { file, exports, checker, diagnostics } = view;
  const step = exports.terms?.parameters[0];
  // A step without a type would be reported once for every name taken out of it.
  const untyped = step !== undefined && step.type === undefined ? step : undefined;
  const found = diagnostics
    .filter(({ start = 0 }) => untyped === undefined || start < untyped.pos || start >= untyped.end)
    .filter((one) => !followsFromIndex(one, diagnostics))
    .slice(0, mostErrors)
    .map((diagnostic) => describeTypeError(view, diagnostic))
    .filter((one) => one !== null);
  if (exports.terms === null) return found;
  const initial =
    exports.initial === null ? null : readNumbers(exports.initial, { export: "initial", diagnostics: [] });
  found.push(...checkParameter(exports.terms, { view, memory: new Set(initial?.keys.keys()) }));
  found.push(...checkCells(file, new Set(initial?.keys.keys())));

  const returns = readReturns(exports.terms, { weights: null, diagnostics: [] });
  for (const [name, places] of returns?.terms ?? []) {
    for (const place of places) {
      const type = checker.getTypeAtLocation(termExpression(place));
      // An `any` here follows from an error that TypeScript has already reported, or is one that nobody has.
      if ((type.flags & ts.TypeFlags.Any) !== 0 ? found.length > 0 : isNumeric(type)) continue;
      found.push(
        errorAt(file, termExpression(place), {
          rule: "types/mismatch",
          message: `The term '${name}' is of type '${checker.typeToString(type)}', not a number`,
          hint: isBoolean(type) ? "Write `condition ? 1 : 0`." : "Every term is one number per step.",
        }),
      );
    }
  }
  return found;
};

/** What `delta` and `once` keep is a cell of `initial`. */
const checkCells = (file: ts.SourceFile, cells: ReadonlySet<string>): Diagnostic[] =>
  [...descendants(file)].flatMap((node) => {
    const key = memoryCall(node)?.key;
    if (key === undefined || cells.has(key.text)) return [];
    const near = nearestName(key.text, cells);
    return [
      errorAt(file, key, {
        rule: "types/unknown-field",
        message: `'initial' has no cell '${key.text}'`,
        hint:
          near === undefined
            ? `Export \`initial = { ${key.text}: 0 }\` and write \`Step<typeof initial>\`.`
            : `Did you mean '${near}'?`,
      }),
    ];
  });

/** "Possibly undefined" (2532) of an element that is already reported as out of the vector's bounds (2493). */
const followsFromIndex = (diagnostic: ts.Diagnostic, all: readonly ts.Diagnostic[]): boolean =>
  diagnostic.code === 2532 &&
  all.some(({ code, start = 0 }) => code === 2493 && start >= (diagnostic.start ?? 0) && start <= endOf(diagnostic));

const endOf = ({ start = 0, length = 0 }: ts.Diagnostic): number => start + length;

const isNumeric = (type: ts.Type): boolean =>
  type.isUnion() ? type.types.every(isNumeric) : (type.flags & ts.TypeFlags.NumberLike) !== 0;

const isBoolean = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.BooleanLike) !== 0;

const checkParameter = (
  terms: TermsFunction,
  { view: { file, checker }, memory }: { view: TypedView; memory: ReadonlySet<string> },
): Diagnostic[] => {
  const [step, ...others] = terms.parameters;
  if (step === undefined) return [];
  if (others.length > 0 || step.dotDotDotToken !== undefined || step.initializer !== undefined) {
    return [
      errorAt(file, others[0] ?? step, {
        rule: "types/wrong-arity",
        message: `'terms' takes one argument, the step, not ${terms.parameters.length} or more`,
        hint: "Take what you need out of the one step: `terms({ state, action, next }: Step)`.",
      }),
    ];
  }
  const type = step.type === undefined ? undefined : checker.getTypeAtLocation(step.type);
  const symbol = type?.aliasSymbol ?? type?.symbol;
  const isStep =
    symbol?.name === "Step" &&
    symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName === "/environment.d.ts") === true;
  if (type === undefined || !isStep) {
    return [
      errorAt(file, step, {
        rule: "types/parameter",
        message: "The parameter of 'terms' must have the type Step of this environment",
        hint: 'Write `import type { Step } from "environment";` and `terms({ state, action, next }: Step)`.',
      }),
    ];
  }
  const cells = type.getProperty("memory");
  const unknown = (cells === undefined ? [] : checker.getTypeOfSymbolAtLocation(cells, step).getProperties()).find(
    (cell) => !memory.has(cell.name),
  );
  if (unknown === undefined) return [];
  return [
    errorAt(file, step, {
      rule: "types/unknown-field",
      message: `The step's memory is said to hold '${unknown.name}', which 'initial' does not`,
      hint: `Add \`${unknown.name}: 0\` to 'initial' and write \`Step<typeof initial>\`.`,
    }),
  ];
};
