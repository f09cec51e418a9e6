import { ts } from "ts-morph";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readNumbers } from "../../reward/records.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { finding, placeIn } from "../findings.ts";
import { deadStores } from "./dead-stores.ts";
import { memoryFindings } from "./memory.ts";
import { idleStatements } from "./idle-statements.ts";
import { recursiveFunctions } from "./recursion.ts";
import { structureRules } from "./rules.ts";
import { sharedCells } from "./shared-cells.ts";
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
    found.push(...idleFindings(view), ...weightFindings(view), ...memoryFindings(view, parsed.program.initial));
    for (const { node, message } of sharedCells(view))
      found.push(finding(structureRules, "structure/shared-cell", placeIn(view.file, node), message));
  }
  return found;
};

/** TypeScript's "declared but never read": 6133 one name, 6192 a whole import, 6196 a type, 6198/6199 a whole pattern or statement; 7027: unreachable. */
export const unusedCodes: ReadonlySet<number> = new Set([6133, 6192, 6196, 6198, 6199, 7027]);

/** What is taken out of the step and not used is no defect: many write the whole pattern every time. */
const unusedNames = ({ file, exports, diagnostics }: TypedView): Diagnostic[] => {
  const step = exports.terms?.parameters[0];
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

const weightFindings = ({ file, exports: { weights } }: TypedView): Diagnostic[] => {
  const read = weights === null ? null : readNumbers(weights, { export: "weights", diagnostics: [] });
  return Object.entries(read?.values ?? {}).flatMap(([name, value]) => {
    const key = read?.keys.get(name);
    if (value !== 0 || key === undefined) return [];
    const message = `The term '${name}' has the weight 0 and does nothing`;
    return [finding(structureRules, "structure/zero-weight", placeIn(file, key), message)];
  });
};
