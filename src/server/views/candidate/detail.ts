import { weakEvidence } from "../../../core/cause-text.ts";
import { halfPageOf } from "../../../core/half-page.ts";
import { outcomeText } from "../../../core/outcome-text.ts";
import type { SeedPool } from "../../../core/events.ts";
import type { TrainingResult } from "../../../core/outcome.ts";
import type { CandidateView, RunView } from "../../../core/run-view/types.ts";
import { mean } from "../../../core/statistics.ts";
import type { RunSummary } from "../../../core/summary.ts";
import { cardsOf } from "../../../report/cards.ts";
import { curveOf, termsOf, trainingsOf } from "../../../report/evidence.ts";
import { withPrograms } from "../../../report/programs.ts";
import { weightsIn } from "../../../reward/program.ts";
import { bestIdOf } from "../best-id.ts";
import { answerLines, codeLines } from "../code.ts";
import { askedOf } from "./asked.ts";
import { changesToParents, lineThrough } from "./changes.ts";
import { findingsOf, isHacked } from "./findings.ts";
import { keptOf } from "./kept.ts";
import { poolScores } from "./scores.ts";
import type { CandidateDetail, Learning, Relative } from "./types.ts";

/** A run as its log tells it, what its beginning asked every reward to keep, and its files. */
export type CandidateSource = {
  view: RunView;
  asked: NonNullable<RunSummary["constraints"]>;
  read(path: string, hash?: string): Promise<string>;
};

/** At so many steps an episode is drawn. */
const points = 60;

/** Trainings on search seeds, whose figures the designer was told; else those that there are. What was removed is none. */
const learnt = async ({ view, read }: CandidateSource, owner: string) => {
  for (const pool of ["search", "report"] as const) {
    const results = await trainingsOf({ view, read }, { owner, pool }).catch(() => []);
    if (results.length > 0) return { pool, results };
  }
  return { pool: "search" as SeedPool, results: [] };
};

const learningOf = ({ pool, results }: { pool: SeedPool; results: readonly TrainingResult[] }): Learning | null => {
  if (results.length === 0) return null;
  const count = Math.min(...results.map(({ curve }) => curve.length));
  const course = (name: "steps" | "return" | "length"): number[] =>
    Array.from({ length: count }, (_, index) => mean(results.map(({ curve }) => curve[index]?.[name] ?? 0)));
  const [curve] = curveOf(results, { name: "", kind: "best", pool: pool === "report" ? "report" : "search" });
  return {
    pool,
    seeds: results.length,
    steps: course("steps"),
    fitness: curve?.points ?? [],
    return: course("return"),
    length: course("length"),
  };
};

const relativeOf = ({ id, fitness, outcome }: CandidateView): Relative => ({ id, fitness, outcome });

const placeOf = ({ standing }: RunView, id: string): CandidateDetail["place"] => {
  const rank = standing?.order.indexOf(id) ?? -1;
  return rank === -1 ? null : { rank: rank + 1, of: standing?.order.length ?? 0 };
};

/** Null where the run has no candidate of that name. */
export const candidateDetail = async (source: CandidateSource, id: string): Promise<CandidateDetail | null> => {
  const { view, asked, read } = source;
  const candidate = view.candidates[id];
  const known = cardsOf(view).find((card) => card.id === id);
  if (candidate === undefined || known === undefined) return null;
  const card = await withPrograms({ read }, known);
  const { origin, diagnosis, looked, fitness, success } = candidate;
  const training =
    candidate.outcome === "trained" ? await learnt(source, id) : { pool: "search" as const, results: [] };
  const { results } = training;
  const weights = weightsIn(card.text);
  const page =
    diagnosis === null || results.length === 0
      ? null
      : halfPageOf({
          results,
          diagnosis,
          looked,
          weights,
          points,
          judged: success !== null,
          measured: fitness !== null,
        });
  const textOf = async (other: string): Promise<string> =>
    read(`candidates/${other}/reward.ts`).catch(() => view.candidates[other]?.text ?? "");
  const findings = findingsOf(candidate);
  const isBest = bestIdOf(view) === id;
  return {
    id,
    generation: candidate.generation,
    group: candidate.group,
    outcome: candidate.outcome,
    fitness,
    success,
    remeasured: candidate.remeasured,
    outcomeText: outcomeText(candidate),
    operator: origin.operator,
    note: origin.note,
    parents: origin.parents.map((parent) => {
      const other = view.candidates[parent];
      return { id: parent, known: other === undefined ? null : relativeOf(other) };
    }),
    children: Object.values(view.candidates)
      .filter((other) => other.origin.parents.includes(id))
      .map(relativeOf),
    isBest,
    reason: isBest && view.best?.id === id ? view.best.reason : null,
    place: placeOf(view, id),
    scores: poolScores(view, id),
    code: codeLines(card.text),
    changes: await changesToParents({ view, textOf }, id),
    line: await lineThrough({ view, textOf }, id),
    terms: termsOf(results, card).map((term) => ({ ...term, weight: weights[term.name] ?? null })),
    learning: learningOf(training),
    traces: page?.traces ?? [],
    findings,
    hacked: isHacked(findings),
    unlooked: looked === null,
    caution: weakEvidence,
    lesson: page?.lesson ?? null,
    constraints: keptOf(view, { id, isBest, asked }),
    diagnostics: card.diagnostics,
    refusals: card.refusals.map(({ text, ...refusal }) => ({ ...refusal, code: answerLines(text) })),
    asked: askedOf(view, id),
  };
};
