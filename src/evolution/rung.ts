import type { SeedPool } from "../core/events.ts";
import { failed, rejected, type Outcome, type PausedTraining, type TrainOutcome } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import type { Rung } from "../core/plan.ts";
import { mean } from "../core/statistics.ts";
import type { Booking } from "./ledger.ts";
import { fitnessAt } from "./fitness-at.ts";
import { trainedOutcome } from "./evaluate-candidate.ts";
import type { Checked } from "./propose.ts";
import { unscreened, type Screened } from "./screens/screening.ts";
import { isGiven } from "./steering.ts";
import type { Trainer } from "./trainings.ts";

/** A candidate of a group on its way up the rungs; `outcome` once it is decided. */
export type Climber = {
  checked: Checked;
  group: string;
  /** Its program had failed, and a person asks for it again. */
  again: boolean;
  /** What the screens say of it. */
  screened: Screened;
  /** By search seed: where its training stands, and up to which step it was asked for. */
  trainings: readonly TrainOutcome[];
  until: number;
  outcome: Outcome | null;
};

/** What becomes of a climber that a screen refused, whether it is trained for an audit or not. */
export const refusedOutcome = ({ screened, checked: { diagnostics } }: Climber): Outcome | null => {
  if (screened.kind === "admitted") return null;
  const { by, twin, figures } = screened;
  return { kind: "screened", by, ...(twin !== undefined && { twin }), figures, diagnostics };
};

export const atTheFoot = (
  checked: Checked,
  { group, again, screened }: Pick<Climber, "group" | "again" | "screened">,
): Climber => {
  const isAudited = screened.kind === "refused" && screened.audited;
  const isUnraced = isAudited || isGiven(checked.origin);
  const climber: Climber = {
    checked,
    // In a group of its own it is compared with nobody and takes nobody's place.
    group: isUnraced ? checked.id : group,
    again,
    screened,
    trainings: [],
    until: 0,
    outcome: checked.reward === null ? rejected(checked.diagnostics) : null,
  };
  return climber.outcome !== null || isAudited ? climber : { ...climber, outcome: refusedOutcome(climber) };
};

type Climb = {
  rungs: readonly Rung[];
  steps: number;
  pool: SeedPool;
  seeds: readonly number[];
  train: Trainer;
  booking: Booking;
};

const untilOf = ({ share }: Pick<Rung, "share">, steps: number): number => Math.max(1, Math.floor(share * steps));

/** Trains a climber up to the rung in `place` (from 0) on its seeds; at the last one its outcome is decided. */
export const climb = async (
  climber: Climber,
  { place, rungs, steps, pool, seeds, train, booking }: Climb & { place: number },
): Promise<Climber> => {
  const { checked, again, screened, trainings: before } = climber;
  const rung = rungs[place] as Rung;
  const isLast = place === rungs.length - 1;
  const { priority, share } = screened.kind === "admitted" ? screened : unscreened;
  const until = untilOf(place === 0 ? { share: rung.share * share } : rung, steps);
  const trainings = await Promise.all(
    seeds.slice(0, rung.seeds).map((seed, index): Promise<TrainOutcome> => {
      const known = before[index];
      // An environment that cannot pause was trained to the end at the first rung.
      if (known !== undefined && known.kind !== "paused") return Promise.resolve(known);
      const after = known === undefined ? {} : { after: { until: climber.until, paused: known } };
      const request = {
        owner: checked.id,
        reward: checked.reward as CompiledReward,
        pool,
        seed,
        booking,
        again,
        ...(priority !== 0 && { priority }),
        ...after,
      };
      return isLast ? train(request) : train({ ...request, until });
    }),
  );
  const failure = trainings.find((training) => training.kind === "failed");
  if (failure !== undefined) return { ...climber, trainings, outcome: failed(failure.failure, checked.diagnostics) };
  if (!isLast) return { ...climber, trainings, until };
  const results = trainings.flatMap((training) => (training.kind === "trained" ? [training.result] : []));
  return { ...climber, trainings, outcome: trainedOutcome(results, { seeds, diagnostics: checked.diagnostics }) };
};

/** By the fitness in training at the rung's end; whoever failed on a seed is last. */
const standing = ({ trainings }: Climber, until: number): number =>
  mean(
    trainings.map((training) => {
      if (training.kind === "failed") return Number.NEGATIVE_INFINITY;
      const curve = training.kind === "trained" ? training.result.curve : training.curve;
      return fitnessAt(curve, until);
    }),
  );

const pausedOf = ({ trainings }: Climber): PausedTraining[] =>
  trainings.flatMap((training) => (training.kind === "paused" ? [training] : []));

/**
 * Drops in each group all that are not decided but the `keep` best of the rung in `place`; of equals the earlier candidate
 * stays. Synchronous successive halving (Jamieson & Talwalkar 2016, "Non-stochastic Best Arm Identification and
 * Hyperparameter Optimization", algorithm 1) with shares, seeds and survivors as the strategy gives them.
 */
export const dropTrailing = (
  climbers: readonly Climber[],
  { place, rungs, steps }: Pick<Climb, "rungs" | "steps"> & { place: number },
): Climber[] => {
  const rung = rungs[place] as Rung;
  const until = untilOf(rung, steps);
  const open = climbers.filter(({ outcome }) => outcome === null);
  const dropped = new Set(
    [...new Set(open.map(({ group }) => group))].flatMap((group) =>
      open
        .filter((climber) => climber.group === group)
        .toSorted((left, right) => {
          const [ahead, behind] = [standing(right, until), standing(left, until)];
          return ahead === behind ? 0 : ahead - behind;
        })
        .slice(rung.keep),
    ),
  );
  return climbers.map((climber) =>
    dropped.has(climber)
      ? {
          ...climber,
          outcome: {
            kind: "dropped",
            rung: place,
            results: pausedOf(climber),
            diagnostics: climber.checked.diagnostics,
          },
        }
      : climber,
  );
};
