import { bestAndWorst, type Extreme } from "./best-and-worst.ts";
import { causeWords } from "./cause-text.ts";
import type { Diagnosis, TermVerdict } from "./diagnosis.ts";
import type { Ending } from "./episode.ts";
import type { CauseFinding, Finding, FindingMoment } from "./finding.ts";
import type { TrainingResult } from "./outcome.ts";
import { span } from "./span.ts";

/** A stretch of an episode in which something was decided: steps `from` up to `to`. */
export type TraceMark = { from: number; to: number; why: Finding["kind"] };

/** One evaluation episode in a few numbers. */
export type EpisodeTrace = {
  which: Extreme["which"];
  /** The training, and the episode's place in its evaluation from 0; null where a recording of before does not say it. */
  seed: number;
  episode: number | null;
  fitness: number;
  /** Null where the task says nothing of success. */
  success: boolean | null;
  length: number;
  ending: Ending;
  /** At which steps the fields are told, the first and the last among them. */
  steps: number[];
  fields: { name: string; values: number[] }[];
  marks: TraceMark[];
};

export type HalfPageTerm = {
  name: string;
  weight: number | null;
  mean: number;
  min: number;
  max: number;
  /** 0…1 of Σ|weight · term|. */
  share: number;
  verdict: TermVerdict | null;
};

/** Half a page on one candidate's trainings on search seeds: what it paid, its best and its worst episode, why it failed. */
export type HalfPage = {
  terms: HalfPageTerm[];
  traces: EpisodeTrace[];
  /** And, where no episode that was seen until then scored otherwise, that: it is counted, causes are inferred. */
  alarms: Finding[];
  /** The likeliest first; null where nobody played its policy again to look for them. */
  causes: CauseFinding[] | null;
  /** What to do about it; null where nothing is known to be wrong. */
  lesson: string | null;
};

/** Of a trace: more lines are not told apart. */
const mostFields = 3;

/** Fields that findings name, then those that go with the score, then whatever else moves. */
const toldFields = (
  columns: readonly Map<string, number[]>[],
  { findings, diagnosis }: { findings: readonly Finding[]; diagnosis: Diagnosis },
): string[] => {
  const moves = (name: string): boolean => columns.some((each) => span(each.get(name) ?? [0]) > 1e-9);
  const named = findings.flatMap((finding) => {
    if (finding.severity === "cause") return finding.field ?? [];
    if (finding.kind === "decided")
      return finding.figures.episodes.flatMap(({ fields }) => fields.map(({ field }) => field));
    return finding.kind === "end-differences" ? finding.figures.fields.map(({ field }) => field) : [];
  });
  const going = diagnosis.associations
    .toSorted((left, right) => Math.abs(right.correlation) - Math.abs(left.correlation))
    .map(({ field }) => field);
  const all = [...named, ...going, ...columns.flatMap((each) => [...each.keys()])];
  return [...new Set(all)].filter(moves).slice(0, mostFields);
};

const momentsOf = (finding: Finding): readonly FindingMoment[] => finding.moments ?? [];

const stepsOf = (length: number, points: number): number[] => [
  ...new Set(Array.from({ length: points }, (_, place) => Math.round((place * length) / (points - 1)))),
];

const traceOf = (
  { which, seed, stored, columns }: Extreme,
  { fields, findings, points }: { fields: readonly string[]; findings: readonly Finding[]; points: number },
): EpisodeTrace => {
  const { index, fitness, success, length, ending } = stored;
  const steps = stepsOf(length, points);
  const marks = findings.flatMap((finding) =>
    momentsOf(finding)
      .filter((moment) => moment.seed === seed && moment.episode === index)
      .map(({ from, to }) => ({ from, to, why: finding.kind })),
  );
  return {
    which,
    seed,
    episode: index ?? null,
    fitness,
    success,
    length,
    ending,
    steps,
    fields: fields.flatMap((name) => {
      const values = columns.get(name);
      return values === undefined ? [] : [{ name, values: steps.map((step) => values[step] as number) }];
    }),
    marks,
  };
};

/** No score to tell episodes apart by was ever met. */
const isUnmet = ({ kind, severity }: Finding): boolean => kind === "coverage-limited" && severity === "note";

/** Of a reward that is earned without the task. */
const isHack = ({ kind, severity }: Finding): boolean =>
  severity === "alarm" && (kind === "hacked" || kind === "return-without-fitness");

const lessonOf = (
  { terms }: Pick<Diagnosis, "terms">,
  { findings, causes }: { findings: readonly Finding[]; causes: readonly CauseFinding[] },
): string | null => {
  if (findings.some(isUnmet)) return causeWords["coverage-limited"].lesson;
  const [cause] = causes;
  if (cause !== undefined) return causeWords[cause.kind].lesson;
  if (findings.some(isHack))
    return "Its return can be had without the task: pay for what the task asks for, and nothing that can be had otherwise.";
  const wrong = (["opposed", "dominating", "inactive", "flat"] as const)
    .map((verdict) => terms.find((term) => term.verdict === verdict))
    .find((term) => term !== undefined);
  if (wrong === undefined) return null;
  const advice = {
    opposed: "was moved one way by training and the score the other: turn it round or take it out",
    dominating: causeWords.dominates.lesson.toLowerCase().replace(/\.$/, ""),
    inactive: "never contributes: take it out, or scale what it reads",
    flat: "hardly varies: take it out, or widen what it tells apart",
    useful: "",
  }[wrong.verdict ?? "useful"];
  return `\`${wrong.name}\` ${wrong.verdict === "dominating" ? `drowns the others: ${advice}` : advice}.`;
};

/** `looked`: what playing its policy again found; null where nobody did. `points`: at how many steps a trace tells its fields. `judged`: the task says what success is. `measured`: it has a fitness; where it has none no episode is best, and no verdict holds. */
export const halfPageOf = ({
  results,
  diagnosis,
  looked,
  weights = {},
  points = 8,
  judged = true,
  measured = true,
}: {
  results: readonly TrainingResult[];
  diagnosis: Diagnosis;
  looked: readonly Finding[] | null;
  weights?: Readonly<Record<string, number>>;
  points?: number;
  judged?: boolean;
  measured?: boolean;
}): HalfPage => {
  const isNew = (finding: Finding): boolean => looked === null || !looked.includes(finding);
  const findings = [...(looked ?? []), ...diagnosis.findings.filter(isNew)];
  const causes = findings.filter((finding) => finding.severity === "cause");
  const chosen = measured ? bestAndWorst(results) : [];
  const fields = toldFields(
    chosen.map(({ columns }) => columns),
    { findings, diagnosis },
  );
  return {
    terms: diagnosis.terms.map(({ name, mean, min, max, share, verdict = null }) => ({
      name,
      weight: weights[name] ?? null,
      mean,
      min,
      max,
      share,
      verdict: measured ? verdict : null,
    })),
    traces: chosen
      .map((extreme) => traceOf(extreme, { fields, findings, points }))
      .map((trace) => (judged ? trace : { ...trace, success: null })),
    alarms: findings.filter((finding) => finding.severity === "alarm" || isUnmet(finding)),
    causes: looked === null && causes.length === 0 ? null : causes,
    lesson: measured ? lessonOf(diagnosis, { findings, causes }) : null,
  };
};
