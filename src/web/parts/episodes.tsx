import type { EpisodesView } from "../../server/views/episodes.ts";
import { EpisodePlayer } from "../player/episode-player.tsx";
import { useParameter } from "../router.ts";
import { useView } from "../server.ts";
import { Problem } from "./problem.tsx";

/** So many are played at once, side by side or one of them. */
const together = 3;

/** Which of several are seen: one by its place, or all in step; and the others, where there are more. */
const Choice = ({
  view: { episodes, first, of },
  value,
  onChoose,
  onFrom,
}: {
  view: EpisodesView;
  value: string;
  onChoose: (value: string) => void;
  onFrom: (from: number) => void;
}) => (
  <fieldset class="row choice">
    <legend class="visually-hidden">Which episodes</legend>
    {first > 0 && (
      <button type="button" class="button quiet" onClick={() => onFrom(Math.max(0, first - together))}>
        earlier
      </button>
    )}
    {[...episodes.map((_, index) => String(index + 1)), ...(episodes.length > 1 ? ["all"] : [])].map((name) => (
      <label key={name}>
        <input type="radio" name="episode" checked={value === name} onChange={() => onChoose(name)} />{" "}
        {name === "all" ? "side by side" : `episode ${first + Number(name)}`}
      </label>
    ))}
    {first + episodes.length < of && (
      <button type="button" class="button quiet" onClick={() => onFrom(first + together)}>
        later, of {of}
      </button>
    )}
  </fieldset>
);

/** Episodes of a policy, played from their data; which of them, and which numbers are shown below, stand in the address. */
export const Episodes = ({ address, waiting }: { address: string; waiting: string }) => {
  const [from, setFrom] = useParameter("from", "0");
  const [episode, setEpisode] = useParameter("episode", "1");
  const [rows, setRows] = useParameter("rows", "");
  // The first are asked for as a copy of pages has them (server/copy/addresses.ts).
  const { data, refusal } = useView<EpisodesView>(
    from === "0" ? address : `${address}&from=${encodeURIComponent(from)}`,
  );
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
  const value = episode === "all" ? "all" : String(episodes.findIndex((each) => each === shown[0]) + 1);
  return (
    <>
      {(episodes.length > 1 || data.of > episodes.length) && (
        <Choice view={data} value={value} onChoose={setEpisode} onFrom={(place) => setFrom(String(place))} />
      )}
      {shown.length > 0 && (
        <EpisodePlayer
          key={`${address} ${data.first} ${value}`}
          episodes={shown}
          shown={rows === "" ? undefined : rows.split(",")}
          onShown={(keys) => setRows(keys.join(","))}
        />
      )}
      <p class="soft small">{policy}</p>
      {notices.map((notice) => (
        <p key={notice} class="soft small">
          {notice}
        </p>
      ))}
    </>
  );
};
