import { figure, figures, percent } from "../../core/format.ts";

type Scored = {
  fitness: number;
  interval: readonly [number, number] | null;
  success?: number | null;
  pool: string;
  seeds: number | null;
};

/** A mean and its interval, rounded together, so that none leaves the other. */
export const scoreTexts = ({
  fitness,
  interval,
}: Pick<Scored, "fitness" | "interval">): { mean: string; interval: string | null } => {
  if (interval === null) return { mean: figure(fitness), interval: null };
  const [low, mean, high] = figures([interval[0], fitness, interval[1]]) as [string, string, string];
  return { mean, interval: low === high ? null : `${low} – ${high}` };
};

/** Whose seeds a score is of: a search's own is no claim. */
export const seedsText = ({ pool, seeds }: Pick<Scored, "pool" | "seeds">): string =>
  seeds === null ? `${pool} seeds` : `${seeds} ${pool} ${seeds === 1 ? "seed" : "seeds"}`;

/** A score in a table: its mean, the interval below it, or that it is the search's own. */
export const ScoreCell = ({ score }: { score: Scored | null }) => {
  if (score === null) return <span class="soft">–</span>;
  const { mean, interval } = scoreTexts(score);
  return (
    <span
      class="score"
      title={`${seedsText(score)}${score.success == null ? "" : `, success ${percent(score.success)}`}`}
    >
      <b>{mean}</b>
      <small>{score.pool === "search" ? "search, no claim" : (interval ?? seedsText(score))}</small>
    </span>
  );
};
