import { setImmediate as nextTurn } from "node:timers/promises";
import { hasErrors, type Diagnostic } from "../core/diagnostic.ts";
import type { Critic, CriticContext } from "../core/interfaces.ts";
import type { CompiledReward } from "../core/program.ts";
import { compileReward } from "../reward/compile.ts";
import { parseReward } from "../reward/program.ts";
import { createTypeView, type TypeView } from "../reward/typed-view.ts";
import { environmentDeclaration } from "../simulator/declaration.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { extractProgram } from "./extract/extract.ts";
import { createOutside, faultDiagnostic, faultOf } from "./fault.ts";
import { meaningStage } from "./meaning/stage.ts";
import { critiqueStage } from "./critique/critique.ts";
import { probesStage } from "./probes/stage.ts";
import { criticRules } from "./rules.ts";
import { structureStage } from "./structure/stage.ts";
import { checkBeforeTypes, subsetStage } from "./subset/stage.ts";
import type { Stage, Submission } from "./types.ts";
import { typesStage } from "./typing/stage.ts";

/** Stages that read the program, in order; all of them speak, so that one repair can mend all. */
export const readingStages: readonly Stage[] = [subsetStage, typesStage, structureStage];
/** Stages that run it, only where nothing is wrong so far. */
export const runningStages: readonly Stage[] = [probesStage, critiqueStage];

/**
 * The critic of one environment: text in, compiled program or diagnostics out; places are those of the text. Whatever a
 * stage throws over a program refuses it; what the functions of the context throw is the system's, and goes up.
 */
export const createCritic = ({
  spec,
  task,
  stages = { reading: [...readingStages, meaningStage(spec, task)], running: runningStages },
}: {
  spec: EnvironmentSpec;
  /** The task's text, as designers read it: what it states in numbers is compared with what the program pays for. */
  task?: string;
  stages?: { reading: readonly Stage[]; running: readonly Stage[] };
}): Critic => {
  let typeView: TypeView | undefined;
  const read = async (text: string, context: CriticContext, at: Progress): Promise<Review> => {
    const extracted = extractProgram(text);
    if (extracted.kind === "refused") return { reward: null, diagnostics: extracted.diagnostics };
    const { source, lineOffset } = extracted;
    const parsed = extracted.parsed ?? parseReward(source);
    const notes = [...extracted.diagnostics];
    const refused = (found: readonly Diagnostic[]): Review => ({
      reward: null,
      diagnostics: [...notes, ...placed(found, lineOffset)],
    });
    const tree = parsed.kind === "program" ? parsed.program.tree : parsed.tree;
    if (tree === null) return refused(parsed.kind === "diagnostics" ? parsed.diagnostics : []);

    at.stage = "subset";
    const first = checkBeforeTypes(tree);
    if (first.length > 0) return refused(first);

    at.stage = "types";
    let compiled: CompiledReward | null | undefined;
    typeView ??= createTypeView(environmentDeclaration(spec));
    const submission: Submission = {
      source,
      parsed,
      view: typeView(tree),
      compiled: () => (compiled ??= parsed.kind === "program" ? compileReward(parsed.program) : null),
    };
    let found: Diagnostic[] = [];
    const settledLines = new Set<number>();
    for (const stage of stages.reading) {
      // Between two stages the process hears its signals: a person's Ctrl-C among them.
      await nextTurn();
      at.stage = stage.name;
      // What the others found is told all the same: it may be what a stage failed over.
      try {
        const said = await stage.check(submission, context);
        found = together(found, said, settledLines);
        if (stage.settlesLines === true) for (const { line } of said) settledLines.add(line);
      } catch (thrown) {
        found.push(at.failed(thrown));
      }
    }
    for (const stage of stages.running) {
      if (hasErrors(found) || parsed.kind !== "program") break;
      at.stage = stage.name;
      found = together(found, await stage.check(submission, context));
    }
    const diagnostics = [...notes, ...placed(found, lineOffset)];
    at.stage = "compile";
    return { reward: hasErrors(diagnostics) ? null : submission.compiled(), diagnostics };
  };
  return {
    review: async (text, context) => {
      const outside = createOutside();
      const at: Progress = {
        stage: "extract",
        failed: (thrown) => {
          if (outside.isTheirs(thrown)) throw thrown;
          const fault = faultOf(at.stage, thrown);
          context.onFault?.(fault);
          return faultDiagnostic(fault);
        },
      };
      const { probe, critique, asked } = context;
      const watched: CriticContext = {
        ...(asked && { asked }),
        ...(probe && { probe: outside.watched(probe) }),
        ...(critique && { critique: outside.watched(critique) }),
      };
      try {
        return await read(text, watched, at);
      } catch (thrown) {
        return { reward: null, diagnostics: [at.failed(thrown)] };
      }
    },
  };
};

type Review = Awaited<ReturnType<Critic["review"]>>;

/** Which stage is at work, and what becomes of an error that it throws: a diagnostic, unless it came from outside. */
type Progress = { stage: string; failed(thrown: unknown): Diagnostic };

const placed = (diagnostics: readonly Diagnostic[], lineOffset: number): Diagnostic[] =>
  diagnostics.map((diagnostic) => ({ ...diagnostic, line: diagnostic.line + lineOffset }));

/** With what a stage adds to it that is new: nothing of a settled line, no echo of a rule at its very place, nothing twice. */
const together = (
  before: readonly Diagnostic[],
  said: readonly Diagnostic[],
  settledLines: ReadonlySet<number> = new Set(),
): Diagnostic[] => {
  const isEcho = ({ rule, line, column }: Diagnostic): boolean =>
    before.some((one) => one.rule === criticRules[rule]?.echoes && one.line === line && one.column === column);
  const fresh = said.filter((one) => !settledLines.has(one.line) && !isEcho(one));
  return [...new Map([...before, ...fresh].map((one) => [JSON.stringify(one), one])).values()];
};
