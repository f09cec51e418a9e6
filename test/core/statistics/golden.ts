import * as statistics from "../../../src/core/statistics.ts";

/** `expected` by `package`; `within`: how far each number may lie from it where both sides draw at random. */
export type Case = { name: string; package: string; input: never; expected: unknown; within?: number };
export type Golden = { versions: Record<string, string>; cases: Case[] };

type Values = { values: number[] };
type Pair = { left: number[]; right: number[] };
type Tasks = { tasks: number[][] };
type Model = statistics.PreferenceModel;
type Two = { model: Model; first: number[]; second: number[] };

const often = { resamples: 10_000 };

/** How each case of reference.py is put to our function; the answers have the shape of the file's `expected`. */
const ours: Record<string, (input: never) => unknown> = {
  sum: ({ values }: Values) => statistics.sum(values),
  mean: ({ values }: Values) => statistics.mean(values),
  variance: ({ values }: Values) => statistics.variance(values),
  standardDeviation: ({ values }: Values) => statistics.standardDeviation(values),
  standardError: ({ values }: Values) => statistics.standardError(values),
  median: ({ values }: Values) => statistics.median(values),
  quantile: ({ values, share }: Values & { share: number }) => statistics.quantile(values, share),
  interquartileMean: ({ values }: Values) => statistics.interquartileMean(values),
  ranks: ({ values }: Values) => [...statistics.ranks(values)],
  meanInterval: ({ values, confidence }: Values & { confidence: number }) =>
    statistics.meanInterval(values, { confidence }),
  studentFactor: (input: { degrees: number; confidence: number }) => statistics.studentFactor(input),
  pearson: ({ left, right }: Pair) => statistics.pearson(left, right),
  spearman: ({ left, right }: Pair) => statistics.spearman(left, right),
  kendall: ({ left, right }: Pair) => statistics.kendall(left, right),
  pairedDifference: ({ left, right }: Pair) => statistics.pairedDifference(left, right),
  pairedPermutationTest: ({ left, right }: Pair) => statistics.pairedPermutationTest(left, right),
  permutationTest: ({ left, right }: Pair) => statistics.permutationTest(left, right),
  proportionInterval: (input: { successes: number; trials: number }) => statistics.proportionInterval(input),
  holm: ({ pValues }: { pValues: number[] }) => statistics.holm(pValues),
  bootstrapInterval: ({ values }: Values) => statistics.bootstrapInterval(values, often),
  differenceInterval: ({ left, right }: Pair) => statistics.differenceInterval(left, right, often),
  stratifiedInterval: ({ tasks, aggregate }: Tasks & { aggregate: "mean" | "iqm" }) => {
    const statistic = (drawn: readonly (readonly number[])[]) =>
      aggregate === "iqm" ? statistics.interquartileMean(drawn.flat()) : statistics.mean(drawn.map(statistics.mean));
    return { value: statistic(tasks), interval: statistics.stratifiedInterval(tasks, { ...often, statistic }) };
  },
  probabilityOfImprovement: ({ left, right }: { left: number[][]; right: number[][] }) =>
    statistics.probabilityOfImprovement(left, right, often),
  performanceProfile: ({ tasks, thresholds }: Tasks & { thresholds: number[] }) =>
    statistics.performanceProfile(tasks, { thresholds, ...often }),
  stratifiedIntervals: ({ tasks }: { tasks: number[][][] }) => {
    const statistic = (drawn: readonly (readonly (readonly number[])[])[]) =>
      (tasks[0]?.[0] ?? []).map((_, point) =>
        statistics.interquartileMean(drawn.flat().map((curve) => curve[point] as number)),
      );
    return { values: statistic(tasks), intervals: statistics.stratifiedIntervals(tasks, { ...often, statistic }) };
  },
};

/** What people prefer. */
const preferred: Record<string, (input: never) => unknown> = {
  fitPreferences: (input: statistics.Preferences) => statistics.fitPreferences(input),
  utilityOf: ({ model, features }: { model: Model; features: number[] }) => statistics.utilityOf(model, features),
  answerChances: ({ model, ...two }: Two) => statistics.answerChances(model, two),
  differenceVariance: ({ model, ...two }: Two) => statistics.differenceVariance(model, two),
  mostTellingPair: ({ model, ...asked }: { model: Model } & statistics.Preferences) =>
    statistics.mostTellingPair(model, asked),
  leaveOneOutAgreement: (input: statistics.Preferences) => statistics.leaveOneOutAgreement(input),
  lexicographic: ({ items, factors }: { items: number[][]; factors: statistics.Factor[] }) => {
    const { compare, order } = statistics.lexicographic(items, { factors });
    const sign = { wins: 1, tie: 0, loses: -1 };
    return { order, table: items.map((_, first) => items.map((__, second) => sign[compare(first, second)])) };
  },
};

/** Where ours differs from the expected: the path and both values; empty where it does not. */
const differences = (
  actual: unknown,
  expected: unknown,
  { path, within }: { path: string; within: number },
): string[] => {
  if (typeof expected === "number" && typeof actual === "number") {
    const far = Math.abs(actual - expected) > within + 1e-10 * Math.abs(expected);
    return far ? [`${path}: ${actual}, not ${expected}`] : [];
  }
  if (typeof expected === "object" && expected !== null && typeof actual === "object" && actual !== null) {
    return Object.entries(expected).flatMap(([key, value]) =>
      differences((actual as Record<string, unknown>)[key], value, {
        path: `${path} ${key}`,
        // The estimates themselves are not random.
        within: ["value", "values", "shares"].includes(key) ? 1e-12 : within,
      }),
    );
  }
  return actual === expected ? [] : [`${path}: ${String(actual)}, not ${String(expected)}`];
};

export const failures = ({ cases }: Golden): string[] =>
  cases.flatMap(({ name, input, expected, within = 1e-12 }) =>
    // One that is not asked differs from whatever is expected.
    differences((ours[name] ?? preferred[name])?.(input), expected, {
      path: `${name} of ${JSON.stringify(input)}`,
      within,
    }),
  );
