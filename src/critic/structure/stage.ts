import { ts } from "ts-morph";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readExports } from "../../reward/exports.ts";
import { readNumbers } from "../../reward/records.ts";
import { readReturns, termExpression, type TermNode } from "../../reward/returns.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { finding, placeIn } from "../findings.ts";
import { dependsOnStep } from "./step-dependence.ts";
import { deadStores } from "./dead-stores.ts";
import { isDeliberate } from "./deliberate.ts";
import { memoryFindings } from "./memory.ts";
import { idleStatements } from "./idle-statements.ts";
import { recursiveFunctions } from "./recursion.ts";
import { structureRules } from "./rules.ts";
import type { Stage, Submission } from "../types.ts";

/** How the program's parts fit together: what parsing found of its form, and what its tree shows of dead or doubled parts. */
export const structureStage: Stage = {
  name: "structure",
  check: (submission) => Promise.resolve(checkStructure(submission)),
};

export const checkStructure = ({ parsed, view }: Submission): Diagnostic[] => {
  const found = parsed.kind === "diagnostics" ? [...parsed.diagnostics] : [];
  for (const { node, name } of recursiveFunctions(view)) {
    const message = `The function '${name}' calls itself, directly or through others`;
    found.push(finding(structureRules, "structure/recursion", placeIn(view.file, node), message));
  }
  found.push(...unusedNames(view));
  if (parsed.kind === "program") {
    found.push(...idleFindings(view), ...termFindings(view), ...memoryFindings(view, parsed.program.initial));
  }
  return found;
};

/** TypeScript's "declared but never read": 6133 one name, 6192 a whole import, 6196 a type, 6198/6199 a whole pattern or statement. */
export const unusedCodes: ReadonlySet<number> = new Set([6133, 6192, 6196, 6198, 6199]);

/** What is taken out of the step and not used is no defect: many write the whole pattern every time. */
const unusedNames = ({ file, diagnostics }: TypedView): Diagnostic[] => {
  const step = readExports(file).exports.terms?.parameters[0];
  return diagnostics
    .filter(({ code }) => unusedCodes.has(code))
    .filter(({ start = 0 }) => step === undefined || start < step.pos || start >= step.end)
    .map(({ start = 0, messageText }) =>
      finding(
        structureRules,
        "structure/unused",
        placeIn(file, start),
        ts.flattenDiagnosticMessageText(messageText, " "),
      ),
    );
};

const idleFindings = (view: TypedView): Diagnostic[] => [
  ...deadStores(view).map(({ node, name }) => {
    const message = `What is put into '${name}' here is overwritten, or left, before anything reads it`;
    return finding(structureRules, "structure/unused", placeIn(view.file, node), message);
  }),
  ...idleStatements(view).map(({ node, message }) =>
    finding(structureRules, "structure/unused", placeIn(view.file, node), message),
  ),
];

const termFindings = (view: TypedView): Diagnostic[] => {
  const { file } = view;
  const { exports } = readExports(file);
  if (exports.terms === null || exports.weights === null) return [];
  const { terms } = readReturns(exports.terms, { weights: null, diagnostics: [] }) ?? {
    terms: new Map<string, TermNode[]>(),
  };
  const weights = readNumbers(exports.weights, { export: "weights", diagnostics: [] });
  const found: Diagnostic[] = [];
  const seen = new Map<string, string>();
  for (const [name, places] of terms) {
    const first = places[0] as TermNode;
    const texts = places.map((place) => canonicalText(termExpression(place), file));
    const text = texts.join(" | ");
    const isConstant = new Set(texts).size === 1 && !places.some((place) => dependsOnStep(termExpression(place), view));
    if (isConstant && !places.every((place) => isDeliberate(name, { node: termExpression(place), view }))) {
      const message = `The term '${name}' is the same number in every step: it acts only through the episode's length`;
      found.push(finding(structureRules, "structure/constant-term", placeIn(file, first), message));
    }
    const twin = seen.get(text);
    if (twin !== undefined && !isConstant && !places.some((place) => ts.isShorthandPropertyAssignment(place))) {
      const message = `The terms '${twin}' and '${name}' compute the same expression`;
      found.push(finding(structureRules, "structure/duplicate-expression", placeIn(file, first), message));
    }
    seen.set(text, name);
  }
  for (const [name, value] of Object.entries(weights?.values ?? {})) {
    const key = weights?.keys.get(name);
    if (value !== 0 || key === undefined) continue;
    const message = `The term '${name}' has the weight 0 and does nothing`;
    found.push(finding(structureRules, "structure/zero-weight", placeIn(file, key), message));
  }
  return found;
};

const printer = ts.createPrinter({ removeComments: true });

/** The expression without layout and comments. */
const canonicalText = (expression: ts.Expression, file: ts.SourceFile): string =>
  printer.printNode(ts.EmitHint.Expression, expression, file).replaceAll(/\s+/g, " ");
