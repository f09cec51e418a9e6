import { isShown, overText } from "../../../report/results/comparison-words.ts";
import type { Results } from "../../../report/results/types.ts";
import type { RunRecord } from "../../../store/runs.ts";
import { differenceOf } from "../code.ts";
import { bestOfRun, comparedRun, nameOf } from "./compared-run.ts";
import type { CodeComparison, CompareView, OptionRow } from "./types.ts";

const optionsOf = (decided: readonly Readonly<Record<string, string>>[]): CompareView["options"] => {
  const names = [...new Set(decided.flatMap((options) => Object.keys(options)))].sort();
  const rows = names.map((name): OptionRow => ({ name, values: decided.map((options) => options[name] ?? null) }));
  const differing = rows.filter(({ values }) => new Set(values).size > 1);
  return { differing, shared: rows.length - differing.length };
};

const resultsOf = (results: Results): CompareView["results"] => ({
  notices: results.notices,
  cells: results.cells.map(({ method, task, runs, scored, each }) => ({
    method,
    task,
    runs,
    scored,
    names: each.map(({ name }) => name),
  })),
  comparisons: results.comparisons.map((each) => ({ ...each, shown: isShown(each), over: overText(each) })),
  method: results.method,
});

/** Runs side by side. `decided`: every option that decides what each comes to; `results`: their scores, or why there are none to be compared. */
export const compareView = async (
  records: readonly RunRecord[],
  {
    decided,
    results,
  }: { decided: readonly Readonly<Record<string, string>>[]; results: Results | { refusal: string } },
): Promise<CompareView> => ({
  runs: await Promise.all(records.map(comparedRun)),
  options: optionsOf(decided),
  results: "refusal" in results ? results : resultsOf(results),
});

/** The best programs of two runs line by line; null where one has none yet. */
export const codeComparison = async (left: RunRecord, right: RunRecord): Promise<CodeComparison | null> => {
  const sides = await Promise.all(
    [left, right].map(async (record) => {
      const candidate = bestOfRun(record);
      if (candidate === null) return null;
      const text = await record.read(`candidates/${candidate}/reward.ts`).catch(() => null);
      return text === null ? null : { run: nameOf(record), candidate, text };
    }),
  );
  const [old, own] = sides;
  if (old == null || own == null) return null;
  return {
    left: { run: old.run, candidate: old.candidate },
    right: { run: own.run, candidate: own.candidate },
    rows: differenceOf(old.text, { after: own.text, whole: true }),
  };
};
