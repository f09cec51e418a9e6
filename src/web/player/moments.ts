import type { PlayerEpisode, PlayerMoment } from "../../core/player-episode.ts";
import { letter } from "./words.ts";

/** Moments of all episodes, in time; of several it is said whose. */
export const momentsOf = (episodes: readonly PlayerEpisode[]): (PlayerMoment & { dt: number; whose: string })[] =>
  episodes
    .flatMap(({ moments, dt }, index) =>
      moments.map((moment) => ({ ...moment, dt, whose: episodes.length > 1 ? `${letter(index)}: ` : "" })),
    )
    .toSorted((one, other) => one.from * one.dt - other.from * other.dt);
