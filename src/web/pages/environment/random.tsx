import { Episodes } from "../../parts/episodes.tsx";
import { useParameter } from "../../router.ts";

/** What happens where nobody has learnt anything. */
export const Random = ({ name }: { name: string }) => {
  const [seed, setSeed] = useParameter("seed", "1");
  return (
    <>
      <div class="row">
        <span class="soft">Random actions, start {seed}</span>
        <button type="button" class="button" onClick={() => setSeed(String(Number(seed) + 1))}>
          Another start
        </button>
      </div>
      <Episodes
        key={seed}
        address={`/api/environments/${encodeURIComponent(name)}/episode?seed=${encodeURIComponent(seed)}`}
        waiting="Acting at random…"
      />
    </>
  );
};
