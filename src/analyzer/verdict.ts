import type { TermDiagnosis, TermVerdict } from "../core/diagnosis.ts";
import { termNames, type CompiledReward } from "../core/program.ts";
import { scoredPoints, type CurvePoint, type TermFigures, type TrainingResult } from "../core/outcome.ts";
import { mean, spearman } from "../core/statistics.ts";

/** Below this share of Σ|weight·term|, and of the most varying term's deviation, a term cannot steer the policy. */
const negligible = 0.01;
/** Above this share the other terms cannot steer it. */
const dominatingShare = 0.9;
/** A term varies within its mean's rounding: nothing to climb where episodes all have one length. */
const steadyDeviation = 0.01;
/** Spearman's correlation, over at least this many checkpoints, at which training is said to have moved a term against fitness. */
const opposedAssociation = -0.6;
const opposedCheckpoints = 5;
/** Smaller terms (an effort penalty that grows as the policy gets going) do not decide where the training goes. */
const opposedShare = 0.1;

type Evidence = {
  weight: number;
  figures: TermFigures;
  curve: readonly number[];
  /** Of the unweighted term with fitness over checkpoints. */
  association: number;
  /** Checkpoints with a fitness of their own. */
  informative: number;
  /** The largest |weight|·deviation among the terms. */
  largestDeviation: number;
  /** More than one term has a share. */
  hasRivals: boolean;
  /** Every evaluation episode has the same length, so that a constant adds nothing to choose by. */
  equalLengths: boolean;
};

/** The rules, first that fits. Weighted figures: a tiny weight makes a lively term flat. */
export const verdictOf = (evidence: Evidence): TermVerdict => {
  const { weight, figures, curve, largestDeviation } = evidence;
  const deviation = Math.abs(weight) * figures.deviation;
  const isZero = figures.min === 0 && figures.max === 0 && curve.every((value) => value === 0);
  if (weight === 0 || isZero) return "inactive";
  const isNegligible = figures.share < negligible && deviation <= negligible * largestDeviation;
  const isSteady = figures.deviation <= steadyDeviation * Math.abs(figures.mean) && evidence.equalLengths;
  if (isNegligible || (isSteady && staysLevel(curve))) return "flat";
  const pull = Math.sign(weight) * evidence.association;
  const isHeard = evidence.informative >= opposedCheckpoints && figures.share >= opposedShare;
  if (isHeard && pull <= opposedAssociation) return "opposed";
  return evidence.hasRivals && figures.share > dominatingShare ? "dominating" : "useful";
};

const staysLevel = (curve: readonly number[]): boolean =>
  curve.length === 0 ||
  Math.max(...curve) - Math.min(...curve) <= steadyDeviation * Math.max(...curve.map((value) => Math.abs(value)));

const averageFigures = (figures: readonly TermFigures[]): TermFigures => ({
  mean: mean(figures.map((each) => each.mean)),
  min: Math.min(...figures.map((each) => each.min)),
  max: Math.max(...figures.map((each) => each.max)),
  deviation: mean(figures.map((each) => each.deviation)),
  share: mean(figures.map((each) => each.share)),
});

/** Judges every term of a reward by its trainings; `columns` are the curve points by checkpoint. */
export const diagnoseTerms = (
  reward: CompiledReward,
  { results, columns }: { results: readonly TrainingResult[]; columns: readonly (readonly CurvePoint[])[] },
): TermDiagnosis[] => {
  const points = columns.flat();
  const scored = scoredPoints(points);
  const fitness = scored.map((point) => point.fitness);
  const lengths = new Set(results.flatMap(({ episodes }) => episodes.map((episode) => episode.length)));
  const terms = termNames(reward).flatMap((name) => {
    const figures = results.flatMap((result) => result.terms[name] ?? []);
    return figures.length === 0 ? [] : [{ name, weight: reward.weights[name] ?? 0, figures: averageFigures(figures) }];
  });
  const largestDeviation = Math.max(0, ...terms.map(({ weight, figures }) => Math.abs(weight) * figures.deviation));
  const hasRivals = terms.filter(({ figures }) => figures.share > 0).length > 1;
  return terms.map(({ name, weight, figures }) => {
    const curve = columns.map((column) => mean(column.map((point) => point.terms[name] ?? 0)));
    const association = spearman(
      scored.map((point) => point.terms[name] ?? 0),
      fitness,
    );
    const verdict = verdictOf({
      weight,
      figures,
      curve,
      association,
      informative: new Set(fitness).size,
      largestDeviation,
      hasRivals,
      equalLengths: lengths.size <= 1,
    });
    const { mean: average, min, max, share } = figures;
    return { name, verdict, curve, mean: average, min, max, share, association };
  });
};
