import type { PlayerEpisode, PlayerSeries } from "../../core/player-episode.ts";
import { readNumbers } from "./numbers.ts";

/** One number over time, of every episode side by side that has it. */
export type Row = {
  key: string;
  name: string;
  note: string;
  kind: PlayerSeries["kind"];
  tone: PlayerSeries["tone"];
  telling: boolean;
  lines: { episode: number; values: Float32Array; from: 0 | 1 }[];
};

/** The rows of all episodes: those of the first in their order, then what only others have. */
export const rowsOf = (episodes: readonly Pick<PlayerEpisode, "series">[]): Row[] => {
  const rows = new Map<string, Row>();
  for (const [episode, { series }] of episodes.entries()) {
    for (const { name, note, kind, tone, telling, values, from } of series) {
      // A state and a term of one name are two things.
      const key = `${tone}:${name}`;
      const row = rows.get(key) ?? { key, name, note, kind, tone, telling, lines: [] };
      row.telling ||= telling;
      row.lines.push({ episode, values: readNumbers(values), from });
      rows.set(key, row);
    }
  }
  return [...rows.values()];
};

/** The value at a step; after the end, the last; undefined before the first. */
export const valueAt = ({ values, from }: Row["lines"][number], step: number): number | undefined =>
  values[Math.min(values.length - 1, step - from)];
