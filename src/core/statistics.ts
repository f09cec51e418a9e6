// The one door to all statistics: which answers which question stands in docs/statistics.md.
export { bootstrapInterval, differenceInterval } from "./statistics/bootstrap.ts";
export { createSolver } from "./statistics/cholesky.ts";
export { kendall, pearson, ranks, spearman } from "./statistics/correlation.ts";
export { holm } from "./statistics/holm.ts";
export type { Interval } from "./statistics/interval.ts";
export { type Factor, lexicographic, marginsOf } from "./statistics/lexicographic.ts";
export { mean, standardDeviation, standardError, sum, variance } from "./statistics/moments.ts";
export { pairedDifference } from "./statistics/paired.ts";
export { pairedPermutationTest, permutationTest } from "./statistics/permutation.ts";
export {
  type Answer,
  answerChances,
  differenceVariance,
  fitPreferences,
  type PreferenceModel,
  type Preferences,
  utilityOf,
} from "./statistics/preference.ts";
export { leaveOneOutAgreement, mostTellingPair } from "./statistics/preference-questions.ts";
export { proportionInterval } from "./statistics/proportion.ts";
export { interquartileMean, interquartileMeanOfDraws, median, quantile } from "./statistics/quantiles.ts";
export { leastForInterval, type ScoreSummary, summarizeScores } from "./statistics/score-summary.ts";
export {
  performanceProfile,
  probabilityOfImprovement,
  placesOf,
  stratifiedInterval,
  stratifiedIntervals,
} from "./statistics/stratified.ts";
export { meanInterval, studentFactor } from "./statistics/student.ts";
