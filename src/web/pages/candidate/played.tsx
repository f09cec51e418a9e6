import { Episodes } from "../../parts/episodes.tsx";
import { useParameter } from "../../router.ts";

const words = { best: "its best training", median: "its median training", worst: "its worst training" } as const;

/** The episodes that it was scored on, of one of its trainings, with its terms below the timeline. */
export const Played = ({ run, id }: { run: string; id: string }) => {
  const [which, setWhich] = useParameter("which", "median");
  const candidate = `/api/runs/${encodeURIComponent(run)}/candidates/${encodeURIComponent(id)}`;
  return (
    <>
      <fieldset class="row choice">
        <legend class="visually-hidden">Which training</legend>
        {(["best", "median", "worst"] as const).map((name) => (
          <label key={name}>
            <input type="radio" name="which" checked={which === name} onChange={() => setWhich(name)} /> {words[name]}
          </label>
        ))}
      </fieldset>
      <Episodes
        key={which}
        address={`${candidate}/episodes?which=${encodeURIComponent(which)}`}
        waiting="Playing its policy again on the episodes that it was scored on…"
      />
    </>
  );
};
