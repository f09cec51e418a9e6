import type { Generation, Mark, RunPage } from "../../../server/views/run/types.ts";

/** In the order in which a program meets them; what is left at the end was trained. */
const order = ["rejected", "screened", "failed", "dropped", "training", "pending", "trained"] as const;

const words: Record<(typeof order)[number], string> = {
  rejected: "refused by the critic",
  screened: "screened out",
  failed: "failed in training",
  dropped: "dropped at a rung",
  training: "in training",
  pending: "waiting",
  trained: "trained to the end",
};

const counted = (marks: readonly Mark[]) =>
  order.flatMap((fate) => {
    const count = marks.filter((mark) => mark.fate === fate).length;
    return count === 0 ? [] : [{ fate, count }];
  });

/** More generations than can be read at once: the last ones are shown. */
const most = 12;

/** What became of each generation's programs: who refused, screened or dropped how many, as they fall. */
export const Fates = ({ strip, rungs }: { strip: readonly Generation[]; rungs: RunPage["rungs"] }) => {
  const shown = strip.slice(-most);
  const widest = Math.max(1, ...shown.map(({ marks }) => marks.length));
  const all = counted(shown.flatMap(({ marks }) => marks));
  return (
    <>
      {rungs.length > 0 && (
        <p class="soft small">
          Raced by rungs:{" "}
          {rungs
            .map(
              ({ share, seeds, keep }) =>
                `${Math.round(100 * share)} % on ${seeds} ${seeds === 1 ? "seed" : "seeds"}, ${keep} stay`,
            )
            .join(" → ")}
        </p>
      )}
      <ol class="fates">
        {shown.toReversed().map(({ number, marks }) => (
          <li key={number}>
            <span class="soft number">{number}</span>
            <span
              class="bars"
              aria-label={counted(marks)
                .map(({ fate, count }) => `${count} ${words[fate]}`)
                .join(", ")}
              role="img"
            >
              {counted(marks).map(({ fate, count }) => (
                <span
                  key={fate}
                  class={`fate ${fate}`}
                  style={{ width: `${(100 * count) / widest}%` }}
                  title={`${count} ${words[fate]}`}
                >
                  {count}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <p class="keys">
        {all.map(({ fate, count }) => (
          <span key={fate} class={`key fate-key ${fate}`}>
            {count} {words[fate]}
          </span>
        ))}
      </p>
    </>
  );
};
