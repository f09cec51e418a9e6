import type { Condition, Expression, Kept } from "./grammar.ts";
import { before, isCondition, parts, rounded } from "./grammar.ts";

const precedence = { "+": 1, "-": 1, "*": 2, "/": 2, "**": 4 } as const;
const unary = 3;
const atom = 5;

const strength = (expression: Expression): number => {
  switch (expression.kind) {
    case "binary":
      return precedence[expression.operator];
    case "negate":
      return unary;
    case "number":
      return expression.value < 0 ? unary : atom;
    case "record":
      return precedence["-"];
    default:
      return atom;
  }
};

/** Stated numbers keep their digits, without those that arithmetic leaves behind. */
const digits = (value: number, exact: true | undefined): number =>
  exact ? Number(value.toPrecision(12)) : rounded(value);

/** Which cell of memory a part keeps: each time that it stands in a program, one of its own. */
export type NameCell = (kept: Kept) => string;

/** Where no program is printed: equal for what pays alike. */
const anyCell: NameCell = (kept) => (kept.kind === "once" ? "once" : `from ${kept.start}`);

const printCondition = (condition: Condition, cell: NameCell): string => {
  const print = (part: Expression): string => printExpression(part, cell);
  switch (condition.kind) {
    case "flag":
      return print(condition.of);
    case "compare":
      return `${print(condition.left)} ${condition.operator} ${print(condition.right)}`;
    case "logic": {
      const side = (part: Condition): string =>
        part.kind === "logic" ? `(${printCondition(part, cell)})` : printCondition(part, cell);
      return `${side(condition.left)} ${condition.operator} ${side(condition.right)}`;
    }
  }
};

/** `cart.x` → `CartX`, `torque[1]` → `Torque1`: a field inside an identifier. */
const capitalised = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** The memory of a record: one number named after what it records, `highestCartX`. */
export const recordName = (record: Extract<Expression, { kind: "record" }>): string => {
  const words = printExpression(record.of)
    .replaceAll("Math.", "")
    .replaceAll(" - ", " minus ")
    .replaceAll(" + ", " plus ")
    .replaceAll(" * ", " times ")
    .replaceAll("-", " minus ")
    .replaceAll(/\b(?:next|state)\./g, "");
  return `${record.direction === "up" ? "highest" : "lowest"}${capitalised(words)}`;
};

/** The expression as TypeScript. */
export const printExpression = (expression: Expression, cell: NameCell = anyCell): string => {
  if (isCondition(expression)) return `(${printCondition(expression, cell)} ? 1 : 0)`;
  const print = (part: Expression): string => printExpression(part, cell);
  const wrapped = (part: Expression, least: number): string =>
    strength(part) >= least ? print(part) : `(${print(part)})`;
  switch (expression.kind) {
    case "number":
      return String(digits(expression.value, expression.exact));
    case "read":
      return `${expression.source}.${expression.path}${expression.index === null ? "" : `[${expression.index}]`}`;
    case "dt":
      return "dt";
    case "negate":
      return `-${wrapped(expression.of, atom)}`;
    case "binary": {
      const own = precedence[expression.operator];
      // a unary minus may not stand left of **, and - and / group to the left
      const left = wrapped(expression.left, expression.operator === "**" ? atom : own);
      const right = wrapped(expression.right, expression.operator === "**" ? own : own + 1);
      return `${left} ${expression.operator} ${right}`;
    }
    case "call":
      return `${expression.name}(${print(expression.of)})`;
    case "clamp":
      return `clamp(${print(expression.of)}, ${rounded(expression.low)}, ${rounded(expression.high)})`;
    case "norm":
      return `norm(${expression.source}.${expression.path})`;
    case "tolerance": {
      const [low, high] = expression.bounds.map((value) => digits(value, expression.exact));
      return `tolerance(${print(expression.of)}, { bounds: [${low}, ${high}], margin: ${rounded(expression.margin)} })`;
    }
    case "ended":
      return `(terminated ? ${print(expression.last)} : ${print(expression.until)})`;
    case "clip":
      return `clip(${print(expression.of)}, ${print(expression.threshold)})`;
    case "once":
      return `once(memory, "${cell(expression)}", ${printCondition(expression.of, cell)})`;
    case "delta":
      return `delta(memory, "${cell(expression)}", ${print(expression.of)})`;
    case "record": {
      const name = recordName(expression);
      return expression.direction === "up" ? `memory.${name} - ${name}` : `${name} - memory.${name}`;
    }
  }
};

/** What must stand before the terms are returned, and in `initial`, for the records among the expressions. */
export const recordParts = (
  expressions: readonly Expression[],
): { initial: Record<string, number>; statements: string[] } => {
  const initial: Record<string, number> = {};
  const statements: string[] = [];
  for (const part of expressions.flatMap(parts)) {
    if (part.kind !== "record") continue;
    const name = recordName(part);
    if (name in initial) continue;
    initial[name] = 0;
    const extreme = part.direction === "up" ? "Math.max" : "Math.min";
    statements.push(
      `const ${name} = time > 0 ? memory.${name} : ${printExpression(before(part.of))};`,
      `memory.${name} = ${extreme}(${name}, ${printExpression(part.of)});`,
    );
  }
  return { initial, statements };
};
