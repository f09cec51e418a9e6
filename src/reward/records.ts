import { ts } from "ts-morph";
import type { Diagnostic } from "../core/diagnostic.ts";
import { compositions, type Composition } from "../core/program.ts";
import { constantValue, unwrapped } from "./constants.ts";
import type { ExportedConstant } from "./exports.ts";
import { isIdentifierName } from "./names.ts";
import { errorAt } from "./places.ts";

export type NumberRecord = {
  literal: ts.ObjectLiteralExpression;
  values: Record<string, number>;
  /** The key's node, by name. */
  keys: Map<string, ts.Node>;
};

/** Plain text of a key written as an identifier or a string; undefined for anything computed. */
export const keyText = (name: ts.PropertyName): string | undefined =>
  ts.isIdentifier(name) ? ts.idText(name) : ts.isStringLiteral(name) ? name.text : undefined;

/** Reads `weights` or `initial`: an object literal of finite numbers. Null where it is none. */
export const readNumbers = (
  constant: ExportedConstant,
  { export: exported, diagnostics }: { export: "weights" | "initial"; diagnostics: Diagnostic[] },
): NumberRecord | null => {
  const file = constant.name.getSourceFile();
  const refuse = (node: ts.Node, message: string) =>
    void diagnostics.push(
      errorAt(file, node, {
        rule: `structure/${exported}`,
        message,
        hint: `Write \`export const ${exported} = { name: 0.5, … };\` with plain finite numbers.`,
      }),
    );
  const literal = unwrapped(constant.value);
  if (!ts.isObjectLiteralExpression(literal)) {
    refuse(literal, `'${exported}' must be an object literal`);
    return null;
  }
  const values: Record<string, number> = {};
  const keys = new Map<string, ts.Node>();
  for (const property of literal.properties) {
    const key = property.name === undefined ? undefined : keyText(property.name);
    if (!ts.isPropertyAssignment(property) || key === undefined) {
      refuse(property, `'${exported}' may hold only \`name: number\` entries`);
      continue;
    }
    if (!isIdentifierName(key)) refuse(property, `'${key}' cannot be a name: use letters, digits and underscores`);
    if (keys.has(key)) refuse(property, `'${key}' stands twice in '${exported}'`);
    const value = constantValue(property.initializer);
    if (value === undefined || !Number.isFinite(value)) {
      refuse(property, `'${exported}.${key}' must be a finite number, written out`);
    }
    keys.set(key, property.name);
    values[key] = value ?? 0;
  }
  if (exported === "weights" && keys.size === 0)
    refuse(literal, "'weights' is empty: a reward needs at least one term");
  return { literal, values, keys };
};

export const readComposition = (constant: ExportedConstant | null, diagnostics: Diagnostic[]): Composition => {
  if (constant === null) return "sum";
  const value = unwrapped(constant.value);
  const named = compositions.find((one) => ts.isStringLiteral(value) && value.text === one);
  if (named !== undefined) return named;
  diagnostics.push(
    errorAt(constant.name.getSourceFile(), value, {
      rule: "structure/composition",
      message: '\'composition\' must be "sum", "signs" or "softmin"',
      hint: 'Leave it out for the plain weighted sum, or write `export const composition = "softmin";`.',
    }),
  );
  return "sum";
};

export const readSparse = (
  constant: ExportedConstant | null,
  options: { composition: Composition; weights: Record<string, number> | null; diagnostics: Diagnostic[] },
): string[] => {
  if (constant === null) return [];
  const value = unwrapped(constant.value);
  const literal = ts.isArrayLiteralExpression(value) ? value : null;
  const names = literal?.elements.map((element) => (ts.isStringLiteral(element) ? element.text : "")) ?? [];
  const wrong =
    literal === null
      ? "'sparse' must be an array of term names"
      : options.composition !== "signs"
        ? "'sparse' has a meaning only with `export const composition = \"signs\"`"
        : options.weights === null
          ? undefined
          : names.some((name) => !Object.hasOwn(options.weights as object, name))
            ? "'sparse' names something that is no term"
            : undefined;
  if (wrong !== undefined) {
    options.diagnostics.push(
      errorAt(constant.name.getSourceFile(), value, {
        rule: "structure/sparse",
        message: wrong,
        hint: 'Write `export const sparse = ["name"];` with names of terms.',
      }),
    );
  }
  return names;
};
