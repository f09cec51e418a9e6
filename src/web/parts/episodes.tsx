import type { EpisodesView } from "../../server/views/episodes.ts";
import { EpisodePlayer } from "../player/episode-player.tsx";
import { useParameter } from "../router.ts";
import { useView } from "../server.ts";
import { Problem } from "./problem.tsx";

/** Which of several are seen: one by its place, or all in step. */
const Choice = ({ count, value, onChoose }: { count: number; value: string; onChoose: (value: string) => void }) => (
  <fieldset class="row choice">
    <legend class="visually-hidden">Which episodes</legend>
    {[...Array.from({ length: count }, (_, index) => String(index + 1)), "all"].map((name) => (
      <label key={name}>
        <input type="radio" name="episode" checked={value === name} onChange={() => onChoose(name)} />{" "}
        {name === "all" ? "side by side" : `episode ${name}`}
      </label>
    ))}
  </fieldset>
);

/** Episodes of a policy, played from their data; which of them, and which numbers are shown below, stand in the address. */
export const Episodes = ({ address, waiting }: { address: string; waiting: string }) => {
  const { data, refusal } = useView<EpisodesView>(address);
  const [episode, setEpisode] = useParameter("episode", "1");
  const [rows, setRows] = useParameter("rows", "");
  if (refusal !== null) return <Problem {...refusal} />;
  if (data === null)
    return (
      <p class="soft" role="status">
        {waiting}
      </p>
    );
  const { episodes, policy, notices } = data;
  const chosen = episode === "all" ? episodes : episodes.slice(Number(episode) - 1, Number(episode));
  const shown = chosen.length > 0 ? chosen : episodes.slice(0, 1);
  return (
    <>
      {episodes.length > 1 && (
        <Choice
          count={episodes.length}
          value={shown.length > 1 ? "all" : String(episodes.indexOf(shown[0] as (typeof shown)[number]) + 1)}
          onChoose={setEpisode}
        />
      )}
      <EpisodePlayer
        key={`${address} ${episode}`}
        episodes={shown}
        shown={rows === "" ? undefined : rows.split(",")}
        onShown={(keys) => setRows(keys.join(","))}
      />
      <p class="soft small">{policy}</p>
      {notices.map((notice) => (
        <p key={notice} class="soft small">
          {notice}
        </p>
      ))}
    </>
  );
};
