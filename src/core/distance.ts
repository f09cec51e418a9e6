/** Of random rewards, the share that is farther off; 95 % interval over the steps that were played. */
export type DistanceRank = { share: number; low: number; high: number };

/** A term with the term of the other reward that pays most like it: of its own name, or as good as proportional; null where none is. */
export type TermMatch = { term: string; other: string | null; correlation: number };

export type RewardPair = {
  left: string;
  right: string;
  /** STARC's, 0 (all policies ordered alike) … 2 (each the other way round); null where it was only sampled. */
  distance: number | null;
  /** Null where the distance is exact, and for a reward that prefers nothing. */
  rank: DistanceRank | null;
  /** Pearson's, of what a step pays while acting at random. */
  correlation: number;
  /** They cannot be told apart but for a scale, for shaping and for how they divide a payment over where a step may lead. */
  same: boolean;
  terms: { left: TermMatch[]; right: TermMatch[] };
};

export type MeasuredReward = {
  name: string;
  /** It makes no difference to it what is done. */
  prefersNothing: boolean;
  /** Σ|weight · term| of each over that of all, while acting at random. */
  shares: Record<string, number>;
};

export type RewardDistances = {
  how: { kind: "exact"; states: number } | { kind: "sampled"; steps: number; randomRewards: number; why: string };
  discount: number;
  rewards: MeasuredReward[];
  pairs: RewardPair[];
};
