import type { Diagnostic } from "../../src/core/diagnostic.ts";
import { createCritic } from "../../src/critic/critic.ts";
import type { DefectiveProgram } from "./corpora.ts";
import { openProbeBench, openTask } from "./probe-bench.ts";
import { ruleFamilies, wordRules } from "./rule-families.ts";

type Submitted = { environment: string; task: string; source: string };

/** Diagnostics of every program as a run of its task would have them, or of its reading stages alone; `skipped` left out. `words`: with the rules that are off. */
export const reviewAll = async <Program extends Submitted>(
  programs: readonly Program[],
  { probes, words = false }: { probes: boolean; words?: boolean },
): Promise<Map<Program, Diagnostic[]>> => {
  const found = new Map<Program, Diagnostic[]>();
  // One task after the other, so that no more than one sandbox is open and stored rollouts are made once.
  for (const group of Map.groupBy(programs, ({ environment, task }) => `${environment} ${task}`).values()) {
    const [{ environment, task }] = group as [Program, ...Program[]];
    const { spec, description } = await openTask(environment, task);
    const bench = probes ? await openProbeBench(environment, task) : undefined;
    const critic = createCritic({ spec, task: description });
    try {
      for (const program of group) {
        const { diagnostics } = await critic.review(program.source, {
          ...(bench && { probe: bench.probe }),
          ...(words && { asked: wordRules }),
        });
        const spoken = diagnostics.filter(({ severity }) => severity !== "skipped");
        found.set(program, spoken);
      }
    } finally {
      await bench?.sandbox.close();
    }
  }
  return found;
};

/**
 * What the reading stages alone would have said, from what the whole critic said with the rules that are off turned on: they are done
 * before anything runs, and what no rule of the running stages said is theirs (`reading alone says …` in recall.test.ts).
 */
export const ofReading = <Program>(
  reviewed: ReadonlyMap<Program, readonly Diagnostic[]>,
  { words }: { words: boolean },
): Map<Program, Diagnostic[]> => {
  const isRead = ({ rule }: Diagnostic) => !/^(?:probes|critique)\//.test(rule) && (words || !wordRules.has(rule));
  return new Map([...reviewed].map(([program, diagnostics]) => [program, diagnostics.filter(isRead)]));
};

/** Whether a diagnostic names the planted defect: defective/README.md. */
export const namesDefect = ({ kind, lines, names }: DefectiveProgram, diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(
    ({ rule, line, message }) =>
      ruleFamilies[kind]?.some((family) => rule.startsWith(family)) === true &&
      (lines.includes(line) || names.some((name) => message.includes(name))),
  );

export type Recall = { found: number; of: number; missed: string[] };

/** Of each kind, how many programs have a diagnostic that names their defect. */
export const recallOf = (reviewed: ReadonlyMap<DefectiveProgram, readonly Diagnostic[]>): Map<string, Recall> => {
  const kinds = new Map<string, Recall>();
  for (const [program, diagnostics] of reviewed) {
    const kind = kinds.get(program.kind) ?? { found: 0, of: 0, missed: [] };
    kinds.set(program.kind, kind);
    kind.of++;
    if (namesDefect(program, diagnostics)) kind.found++;
    else kind.missed.push(program.file);
  }
  return kinds;
};

export const recallOfAll = (kinds: ReadonlyMap<string, Recall>): number => {
  const all = [...kinds.values()];
  return all.reduce((sum, { found }) => sum + found, 0) / all.reduce((sum, { of }) => sum + of, 0);
};

/** What a critic says against sound programs. */
export const alarmsOf = (reviewed: ReadonlyMap<{ file: string }, readonly Diagnostic[]>) => {
  const lines = [...reviewed].flatMap(([{ file }, diagnostics]) =>
    diagnostics.length === 0
      ? []
      : [
          {
            refused: diagnostics.some(({ severity }) => severity === "error"),
            text: `${file}: ${diagnostics.map(({ rule }) => rule).join(", ")}`,
          },
        ],
  );
  const texts = (refused: boolean) => lines.filter((line) => line.refused === refused).map(({ text }) => text);
  return { refused: texts(true), warned: texts(false) };
};
