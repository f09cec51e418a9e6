import { useEffect, useState } from "preact/hooks";
import type { PlayerEpisode } from "../../core/player-episode.ts";
import { get, ServerError, type Refusal } from "../server.ts";

/** Fetched once in a page's life: a policy is played for each. */
const known = new Map<string, Promise<PlayerEpisode>>();

const episodeOf = (address: string): Promise<PlayerEpisode> => {
  const found = known.get(address) ?? get<PlayerEpisode>(address);
  known.set(address, found);
  // What failed may go well the next time.
  found.catch(() => known.delete(address));
  return found;
};

const addressOf = (run: string, candidate: string, isBlind: boolean): string =>
  `/api/runs/${encodeURIComponent(run)}/watched/${candidate}${isBlind ? "?blind" : ""}`;

/** Plays these too, so that they are there when they are wanted. */
export const prefetch = (run: string, candidates: readonly string[]): void => {
  for (const candidate of candidates) episodeOf(addressOf(run, candidate, true)).catch(() => {});
};

/** The episodes that a person is shown of these candidates, in their order; all start alike. Null until all are there. */
export const useEpisodes = (
  run: string,
  candidates: readonly string[],
  { isBlind = false }: { isBlind?: boolean } = {},
): { episodes: PlayerEpisode[] | null; refusal: Refusal | null } => {
  const [found, setFound] = useState<{ of: string; episodes: PlayerEpisode[] } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const of = `${run} ${candidates.join(" ")}`;
  useEffect(() => {
    let isOver = false;
    setRefusal(null);
    Promise.all(candidates.map((candidate) => episodeOf(addressOf(run, candidate, isBlind)))).then(
      (episodes) => isOver || setFound({ of, episodes }),
      (thrown: unknown) =>
        isOver || setRefusal(thrown instanceof ServerError ? thrown.refusal : { error: String(thrown) }),
    );
    return () => void (isOver = true);
  }, [of, isBlind]);
  return { episodes: found?.of === of ? found.episodes : null, refusal };
};
