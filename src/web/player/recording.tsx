import { Problem } from "../parts/problem.tsx";
import type { Recorded } from "./use-frames.ts";

/** Asks for pictures where a world can draw itself and nobody has asked yet, and says what became of that. */
export const Recording = ({ missing, progress, refusals, record }: Recorded) => (
  <>
    {progress !== null ? (
      <p class="soft" role="status">
        The world plays the same actions again and draws
        {progress.of > 1 ? ` episode ${progress.done + 1} of ${progress.of}` : " them"}…
      </p>
    ) : (
      missing > 0 && (
        <p class="row">
          <button type="button" class="button" onClick={record}>
            Record pictures
          </button>
          <span class="soft small">
            This world can draw itself: the same actions are played again, and up to 300 pictures are kept with the run.
          </span>
        </p>
      )
    )}
    {[...new Map(refusals.map((refusal) => [refusal.error, refusal])).values()].map((refusal) => (
      <Problem key={refusal.error} {...refusal} />
    ))}
  </>
);
