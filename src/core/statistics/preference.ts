import { createSolver, inverseOf } from "./cholesky.ts";
import { mean, standardDeviation } from "./moments.ts";

/** What somebody said of two items, by their places: the first wins, loses, or they see no difference. */
export type Answer = { first: number; second: number; result: "wins" | "loses" | "tie" };

/** Asked about items that are told by the same features each, a row an item. */
export type Preferences = {
  items: readonly (readonly number[])[];
  answers: readonly Answer[];
  /** Inverse variance of the Gaussian prior of each weight, over features in standard deviations; a list: one a feature. */
  ridge?: number | readonly number[];
};

/**
 * What features are liked: utility u = w · (features − centre) / spread, and with d = u₁ − u₂
 *
 *     P(first wins) ∝ e^(d/2)    P(second wins) ∝ e^(−d/2)    P(no difference) ∝ ν
 *
 * Bradley & Terry's model (1952) with Davidson's ties (1970): without ties P(first wins) = σ(d).
 */
export type PreferenceModel = {
  /** In standard deviations of the features: comparable with each other. */
  weights: number[];
  /** Posterior covariance of the weights (Laplace). */
  covariance: number[][];
  /** ν; 0 where nobody saw no difference. */
  tie: number;
  centre: number[];
  /** 0 for a feature that is the same everywhere: it tells nothing. */
  spread: number[];
};

/** A standard normal prior: without answers any two items are as likely to win. */
const usualRidge = 1;

/** Of log ν: weak, so that all answers being ties leaves it finite. */
const tieRidge = 0.01;

const mostIterations = 100;

const columnsOf = (items: readonly (readonly number[])[]): number[][] =>
  (items[0] ?? []).map((_, place) => items.map((item) => item[place] as number).filter(Number.isFinite));

/** What is not a number, and what is the same everywhere, stands at the middle. */
const standardized = (
  features: readonly number[],
  { centre, spread }: Pick<PreferenceModel, "centre" | "spread">,
): number[] =>
  features.map((value, place) => {
    const size = spread[place] as number;
    return size > 0 && Number.isFinite(value) ? (value - (centre[place] as number)) / size : 0;
  });

const dot = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((total, value, place) => total + value * (right[place] as number), 0);

const minus = (left: readonly number[], right: readonly number[]): number[] =>
  left.map((value, place) => value - (right[place] as number));

/** `logTie` −∞: ties do not happen. */
const outcomesAt = (difference: number, logTie: number): { wins: number; loses: number; tie: number } => {
  const logits = [difference / 2, -difference / 2, logTie];
  const most = Math.max(...logits);
  const [wins = 0, loses = 0, tie = 0] = logits.map((logit) => Math.exp(logit - most));
  const total = wins + loses + tie;
  return { wins: wins / total, loses: loses / total, tie: tie / total };
};

type Row = { difference: readonly number[]; result: Answer["result"] };

/** Twice differentiable and concave in weights and log ν, so that Newton's steps, halved where they overshoot, end at its one maximum. */
const objectiveOf = (
  rows: readonly Row[],
  { ridge, hasTies }: { ridge: number | readonly number[]; hasTies: boolean },
) => {
  const tieOf = (parameters: readonly number[]): number => (hasTies ? (parameters.at(-1) as number) : -Infinity);
  const ridges = (parameters: readonly number[]): number[] =>
    parameters.map((_, place) =>
      hasTies && place === parameters.length - 1
        ? tieRidge
        : typeof ridge === "number"
          ? ridge
          : (ridge[place] ?? usualRidge),
    );
  return {
    value: (parameters: readonly number[]): number => {
      const prior = ridges(parameters).reduce(
        (total, one, place) => total - (one / 2) * (parameters[place] as number) ** 2,
        0,
      );
      return rows.reduce(
        (total, { difference, result }) =>
          total + Math.log(outcomesAt(dot(difference, parameters), tieOf(parameters))[result]),
        prior,
      );
    },
    /** Of the negative: the gradient's and the curvature's. */
    derivatives: (parameters: readonly number[]): { gradient: number[]; hessian: number[][] } => {
      const own = ridges(parameters);
      const gradient = parameters.map((value, place) => (own[place] as number) * value);
      const hessian = parameters.map((_, row) =>
        parameters.map((__, column) => (row === column ? (own[row] as number) : 0)),
      );
      for (const { difference, result } of rows) {
        const { wins, loses, tie } = outcomesAt(dot(difference, parameters), tieOf(parameters));
        const pull = (wins - loses) / 2;
        const said = result === "wins" ? 0.5 : result === "loses" ? -0.5 : 0;
        // Each parameter moves d by its feature's difference, the last one log ν.
        const tied = hasTies ? parameters.length - 1 : -1;
        for (let row = 0; row < parameters.length; row++) {
          const x = row === tied ? 0 : (difference[row] as number);
          gradient[row] =
            (gradient[row] as number) - (row === tied ? (result === "tie" ? 1 : 0) - tie : x * (said - pull));
          for (let column = 0; column < parameters.length; column++) {
            const y = column === tied ? 0 : (difference[column] as number);
            const curvature =
              row === tied && column === tied
                ? tie * (1 - tie)
                : row === tied
                  ? -y * pull * tie
                  : column === tied
                    ? -x * pull * tie
                    : x * y * ((wins + loses) / 4 - pull ** 2);
            (hessian[row] as number[])[column] = (hessian[row]?.[column] as number) + curvature;
          }
        }
      }
      return { gradient, hessian };
    },
  };
};

/** The likeliest weights under a Gaussian prior, by Newton's method. Order of answers and items, and units of features, do not matter. */
export const fitPreferences = ({ items, answers, ridge = usualRidge }: Preferences): PreferenceModel => {
  const columns = columnsOf(items);
  const centre = columns.map((values) => (values.length === 0 ? 0 : mean(values)));
  // What differs in the last digits alone is the arithmetic's.
  const spread = columns.map((values, place) => {
    const size = standardDeviation(values);
    return size > 1e-12 * Math.abs(centre[place] as number) ? size : 0;
  });
  const scaled = items.map((item) => standardized(item, { centre, spread }));
  const hasTies = answers.some(({ result }) => result === "tie");
  const rows = answers.map(({ first, second, result }): Row => ({
    difference: [...minus(scaled[first] as number[], scaled[second] as number[]), ...(hasTies ? [0] : [])],
    result,
  }));
  const { value, derivatives } = objectiveOf(rows, { ridge, hasTies });
  let parameters = [...columns.map(() => 0), ...(hasTies ? [0] : [])];
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const { gradient, hessian } = derivatives(parameters);
    const step = createSolver(hessian)(gradient);
    // Newton's error is squared by each step: after one this small nothing is left that numbers could hold.
    const isLast = Math.max(0, ...step.map(Math.abs)) < 1e-8;
    const before = isLast ? -Infinity : value(parameters);
    let share = 1;
    const moved = () => parameters.map((one, place) => one - share * (step[place] as number));
    while (share > 1e-6 && value(moved()) < before) share /= 2;
    parameters = moved();
    if (isLast) break;
  }
  const weights = parameters.slice(0, columns.length);
  const covariance = inverseOf(derivatives(parameters).hessian);
  return {
    weights,
    covariance: covariance.slice(0, columns.length).map((row) => row.slice(0, columns.length)),
    tie: hasTies ? Math.exp(parameters.at(-1) as number) : 0,
    centre,
    spread,
  };
};

/** How much an item is liked, 0 in the middle of those that the model was fitted over; differences of 1 are odds of e. */
export const utilityOf = (model: PreferenceModel, features: readonly number[]): number =>
  dot(model.weights, standardized(features, model));

type Two = { first: readonly number[]; second: readonly number[] };

/** How likely each answer is to two items' features. */
export const answerChances = (
  model: PreferenceModel,
  { first, second }: Two,
): { wins: number; loses: number; tie: number } =>
  outcomesAt(utilityOf(model, first) - utilityOf(model, second), Math.log(model.tie));

/** Variance of the difference of two items' utilities. */
export const differenceVariance = (model: PreferenceModel, { first, second }: Two): number => {
  const difference = minus(standardized(first, model), standardized(second, model));
  return dot(
    difference,
    model.covariance.map((row) => dot(row, difference)),
  );
};
