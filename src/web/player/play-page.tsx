import { render } from "preact";
import { useState } from "preact/hooks";
import type { PlayerEpisode } from "../../core/player-episode.ts";
import { Player } from "./player.tsx";
import type { SolidModule } from "./stage-view.tsx";

/** Episodes of the page, one shown at a time. */
const PlayPage = ({ episodes, solid }: { episodes: readonly PlayerEpisode[]; solid: () => Promise<SolidModule> }) => {
  const [index, setIndex] = useState(0);
  const [shown, setShown] = useState<readonly string[] | undefined>();
  return (
    <>
      {episodes.length > 1 && (
        <label class="player-episode">
          episode{" "}
          <select value={String(index)} onChange={(event) => setIndex(Number(event.currentTarget.value))}>
            {episodes.map(({ name }, each) => (
              <option key={each} value={String(each)}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Player
        key={index}
        episodes={episodes.slice(index, index + 1)}
        solid={solid}
        shown={shown}
        onShown={setShown}
        starts
        ownsPage
      />
    </>
  );
};

/** Plays what the page has in it: `<script id="episodes" type="application/json">`. */
export const playPage = (solid: () => Promise<SolidModule>): void => {
  const data = document.getElementById("episodes") as HTMLElement;
  const episodes = JSON.parse(data.textContent) as PlayerEpisode[];
  render(<PlayPage episodes={episodes} solid={solid} />, document.getElementById("player") as HTMLElement);
};
