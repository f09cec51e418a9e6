import { useState } from "preact/hooks";
import { markCategories, type MarkCategory } from "../../../core/steering.ts";
import { intervention } from "../../parts/use-say.ts";
import { Problem } from "../../parts/problem.tsx";
import { useEpisodes } from "../../parts/use-episodes.ts";
import { EpisodePlayer } from "../../player/episode-player.tsx";
import { useDraft } from "../../parts/kept.ts";
import type { Heard } from "../../../app/session/say.ts";
import type { FormProps } from "./forms.tsx";
import { HeardNote } from "./heard.tsx";

const seconds = (value: number): string => String(Math.round(value * 100) / 100);

/** Watches the episode that marks are about; a stretch of it is marked and said what it is. */
export const WatchForm = ({ run, candidate, say, close }: FormProps) => {
  const [stretch, setStretch] = useState<{ from: string; to: string }>({ from: "", to: "" });
  const [category, setCategory] = useState<MarkCategory>("unsteady");
  const [text, setText] = useDraft(`mark:${run}:${candidate}`, "");
  const [heard, setHeard] = useState<Heard | null>(null);
  const mark = async (): Promise<void> => {
    const [from, to] = [Number(stretch.from), Number(stretch.to)];
    const next = await say(intervention({ kind: "mark", candidate, from, to, category, text }));
    setHeard(next);
    if (next.kind !== "kept") return;
    setText("");
    setStretch({ from: "", to: "" });
  };
  const { episodes, refusal } = useEpisodes(run, [candidate]);
  return (
    <>
      <div class="say-form">
        {refusal !== null && <Problem {...refusal} />}
        {episodes === null ? (
          refusal === null && <p class="soft">The policy is played…</p>
        ) : (
          <EpisodePlayer
            episodes={episodes}
            onMark={(from, to) => setStretch({ from: seconds(from), to: seconds(to) })}
            starts
          />
        )}
      </div>
      <form
        class="say-form"
        onSubmit={(event) => {
          event.preventDefault();
          void mark();
        }}
      >
        <p class="soft small">Drag over the timeline to mark a stretch, or say its seconds.</p>
        <div class="fields">
          <label>
            From second
            <input
              type="number"
              min="0"
              step="any"
              required
              value={stretch.from}
              onInput={(event) => setStretch({ ...stretch, from: event.currentTarget.value })}
            />
          </label>
          <label>
            To second
            <input
              type="number"
              min="0"
              step="any"
              required
              value={stretch.to}
              onInput={(event) => setStretch({ ...stretch, to: event.currentTarget.value })}
            />
          </label>
          <label>
            What is it?
            <select value={category} onChange={(event) => setCategory(event.currentTarget.value as MarkCategory)}>
              {markCategories.map((name) => (
                <option key={name} value={name}>
                  {name.replace("-", " ")}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label>
          In your words
          <input
            type="text"
            required
            value={text}
            placeholder="drags its foot"
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <HeardNote heard={heard} />
        <div class="row">
          <button class="button primary" type="submit">
            Mark the stretch
          </button>
          <button class="button quiet" type="button" onClick={close}>
            Close
          </button>
        </div>
      </form>
    </>
  );
};
