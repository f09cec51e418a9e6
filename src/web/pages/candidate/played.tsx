import { figure } from "../../../core/format.ts";
import type { CandidateDetail } from "../../../server/views/candidate/types.ts";
import { Episodes } from "../../parts/episodes.tsx";
import { useParameter } from "../../router.ts";

/** The episodes that one of its trainings was scored on, with its terms below the timeline. */
export const Played = ({ run, detail: { id, scores } }: { run: string; detail: CandidateDetail }) => {
  const [seed, setSeed] = useParameter("seed", "");
  const candidate = `/api/runs/${encodeURIComponent(run)}/candidates/${encodeURIComponent(id)}`;
  const query = seed === "" ? "which=median" : `seed=${encodeURIComponent(seed)}`;
  return (
    <>
      <label class="row">
        Of which training
        <select value={seed} onChange={(event) => setSeed(event.currentTarget.value)}>
          <option value="">the median of its {scores[0]?.pool ?? "search"} seeds</option>
          {scores.flatMap(({ pool, seeds }) =>
            seeds.map((each) => (
              <option key={`${pool} ${each.seed}`} value={String(each.seed)}>
                {pool} seed {each.seed}: fitness {figure(each.fitness)}
              </option>
            )),
          )}
        </select>
      </label>
      <Episodes
        key={query}
        address={`${candidate}/episodes?${query}`}
        waiting="Playing its policy again on the episodes that it was scored on…"
      />
    </>
  );
};
