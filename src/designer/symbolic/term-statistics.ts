import { createRandom } from "../../core/random.ts";
import { mean, pearson, ranks } from "../../core/statistics.ts";
import type { World } from "./columns.ts";
import { replay, replayLowest, type TermFigure } from "./replay-terms.ts";
import { telling, type Evidence } from "./evidence.ts";
import type { Composed, Genome } from "./genome.ts";
import type { Expression } from "./grammar.ts";
import { printExpression } from "./print.ts";
import { sketch, type Track } from "./track.ts";

/** What replaying terms over the episodes seen says of them; each term is replayed once. */
export type TermStatistics = {
  /** Root mean square a step over the episodes (over made-up ones within the spec's ranges where there are none); > 0. */
  scale(expression: Expression): number;
  /** A value over the episodes of one policy: the highest that it came to, its root mean square and its mean a step; −∞, NaN where there are none. */
  own(expression: Expression, owner: string): { most: number; size: number; mean: number };
  /**
   * Semi-partial rank correlation of the term with fitness over episodes, their length held constant unless ending is the
   * goal, −1…1, drawn towards 0 by its sampling error: near 0 where the episodes tell nothing.
   */
  association(expression: Expression): number;
  /** Ranks of the term's mean a step over the episodes: equal terms in effect have correlated ranks. */
  profile(expression: Expression): Float64Array;
  /** Spearman of the program's return with fitness over the episodes; 0 where they tell nothing. */
  agreement(genome: Genome, composition?: Composed): number;
  /** Mean reward a step over the episodes. */
  meanReward(genome: Genome): number;
  /** The most that any policy seen is paid a step on the mean of its episodes: what staying on may be worth. */
  lingering(genome: Genome): number;
};

/** Episodes within the spec's ranges, so that weights have a scale before anything was seen. */
const imagined = (world: World): Track[] => {
  const random = createRandom(1);
  return Array.from({ length: 8 }, () => {
    const features = Object.fromEntries(
      [
        ...world.state.map((column) => [column.name, column] as const),
        ...world.action.map((column) => [`action.${column.name}`, column] as const),
      ].map(
        ([
          name,
          {
            range: [low, high],
          },
        ]) => {
          const values = [0, 0, 0, 0].map(() => random.between(low, high));
          return [
            name,
            {
              first: values[0] as number,
              last: values[1] as number,
              mean: mean(values),
              min: Math.min(...values),
              max: Math.max(...values),
            },
          ];
        },
      ),
    );
    const length = Math.max(4, Math.round(world.spec.maxSteps / 4));
    return sketch(
      { fitness: 0, success: false, return: 0, length, ending: "truncated", features },
      { world, owner: "random" },
    );
  });
};

const semiPartial = (values: Float64Array, evidence: Evidence): number => {
  const withFitness = pearson(values, evidence.fitnessRanks);
  // where reaching the goal ends the episode its length is part of the score, and holding it constant would hide the score
  if (evidence.length < -telling && evidence.terminated > telling) return withFitness;
  const withLength = pearson(values, evidence.lengthRanks);
  const own = 1 - withLength ** 2;
  return own < 0.05 ? 0 : (withFitness - withLength * evidence.length) / Math.sqrt(own);
};

const larger = (left: number, right: number): number => (Math.abs(left) >= Math.abs(right) ? left : right);

export const createTermStatistics = ({ world, evidence }: { world: World; evidence: Evidence }): TermStatistics => {
  const { tracks } = evidence;
  const scaled = tracks.length > 0 ? tracks : imagined(world);
  const figures = new Map<string, TermFigure[]>();
  const associations = new Map<string, number>();
  const figuresOf = (expression: Expression): TermFigure[] => {
    const text = printExpression(expression);
    let known = figures.get(text);
    if (known === undefined) {
      known = replay(expression, { world, tracks: scaled });
      figures.set(text, known);
    }
    return known;
  };
  const meansOf = (expression: Expression): number[] =>
    figuresOf(expression).map((figure, place) => figure.total / (scaled[place] as Track).length);
  // a quarter more than the standard error of a rank correlation: the pool is large, and the largest of many is luck
  const noise = 1.25 / Math.sqrt(Math.max(1, tracks.length));

  const rewards = (genome: Genome): number[] => {
    const means = genome.map((gene) => meansOf(gene.expression));
    return scaled.map((_, place) =>
      genome.reduce((total, gene, term) => total + gene.weight * (means[term]?.[place] as number), 0),
    );
  };

  return {
    scale: (expression) => {
      const sizes = figuresOf(expression)
        .map((figure) => figure.size)
        .filter(Number.isFinite);
      const size = Math.sqrt(mean(sizes.map((value) => value ** 2)));
      return size > 1e-9 ? size : 1;
    },
    own: (expression, owner) => {
      const found = figuresOf(expression).flatMap((figure, place) => {
        const { owner: whose, length } = scaled[place] as Track;
        return whose === owner && !Number.isNaN(figure.most) ? [{ ...figure, mean: figure.total / length }] : [];
      });
      return {
        most: Math.max(...found.map(({ most }) => most)),
        size: Math.sqrt(mean(found.map(({ size }) => size ** 2))),
        mean: mean(found.map((each) => each.mean)),
      };
    },
    association: (expression) => {
      if (evidence.informative === 0) return 0;
      const text = printExpression(expression);
      let known = associations.get(text);
      if (known === undefined) {
        const found = figuresOf(expression);
        const totals = found.map((figure) => figure.total);
        if (totals.every(Number.isFinite)) {
          const raw = larger(semiPartial(ranks(meansOf(expression)), evidence), semiPartial(ranks(totals), evidence));
          known = Math.sign(raw) * Math.max(0, Math.abs(raw) - noise) * evidence.informative;
        } else {
          known = 0;
        }
        associations.set(text, known);
      }
      return known;
    },
    profile: (expression) => ranks(meansOf(expression)),
    agreement: (genome, composition = "sum") => {
      if (evidence.informative === 0) return 0;
      const returns =
        composition === "softmin"
          ? replayLowest(genome, { world, tracks })
          : tracks.map((_, place) =>
              genome.reduce(
                (total, gene) => total + gene.weight * (figuresOf(gene.expression)[place] as TermFigure).total,
                0,
              ),
            );
      return returns.every(Number.isFinite) ? pearson(ranks(returns), evidence.fitnessRanks) : 0;
    },
    meanReward: (genome) => mean(rewards(genome).filter(Number.isFinite)),
    lingering: (genome) => {
      const byOwner = new Map<string, number[]>();
      for (const [place, reward] of rewards(genome).entries()) {
        const { owner } = scaled[place] as Track;
        byOwner.set(owner, [...(byOwner.get(owner) ?? []), reward]);
      }
      return Math.max(...[...byOwner.values()].map(mean).filter(Number.isFinite));
    },
  };
};
