import { useEffect, useState } from "preact/hooks";
import { EpisodePlayer } from "../../player/episode-player.tsx";
import { Problem } from "../../parts/problem.tsx";
import { prefetch, useEpisodes } from "../../parts/use-episodes.ts";

/** Episodes side by side in step, without a word of whose they are. `next`: who comes after, played meanwhile. */
export const Watched = ({
  run,
  candidates,
  next,
}: {
  run: string;
  candidates: readonly string[];
  next: readonly string[];
}) => {
  const { episodes, refusal } = useEpisodes(run, candidates, { isBlind: true });
  /** What moves is looked at first; strips of numbers are there for who wants them. */
  const [strips, setStrips] = useState<readonly string[]>([]);
  const isThere = episodes !== null;
  useEffect(() => {
    if (isThere) prefetch(run, next);
  }, [run, isThere, next.join(" ")]);
  if (refusal !== null) return <Problem {...refusal} />;
  return (
    <div class="panel watched">
      {episodes === null ? (
        <p class="empty" role="status">
          The policies are played…
        </p>
      ) : (
        <EpisodePlayer episodes={episodes} shown={strips} onShown={setStrips} starts />
      )}
    </div>
  );
};
