import { countText } from "../../../core/format.ts";
import { extentOf, linearScale } from "../../../drawing/scale.ts";
import { path as lineOf } from "../../../drawing/chart.ts";
import type { Running } from "../../../server/views/run/types.ts";
import { path } from "../../router.ts";

const Course = ({ points, total }: Pick<Running, "points" | "total">) => {
  const x = linearScale([0, Math.max(1, total)], { range: [0, 80] });
  const y = linearScale(extentOf(points.map(([, fitness]) => fitness)), { range: [18, 2] });
  return (
    <svg class="best" width="80" height="20" viewBox="0 0 80 20" aria-hidden="true">
      {points.length > 1 && (
        <path class="line thin" d={lineOf(points.map(([steps, fitness]) => [x(steps), y(fitness)] as const))} />
      )}
    </svg>
  );
};

/** Trainings under way: how far each is, how fast, and the fitness of its episodes so far. */
export const RunningList = ({ run, running }: { run: string; running: readonly Running[] }) => {
  if (running.length === 0) return <p class="soft none">Nothing is in training at this moment.</p>;
  return (
    <ul class="running-list">
      {running.map(({ owner, pool, seed, steps, total, stepsPerSecond, points }) => (
        <li key={`${owner}${pool}${seed}`}>
          <span>
            {owner.startsWith("reference:") ? (
              owner.slice("reference:".length)
            ) : (
              <a href={path("run", run, "candidate", owner)}>{owner}</a>
            )}
            <small class="soft">
              {" "}
              {pool} seed {seed}
            </small>
          </span>
          <Course points={points} total={total} />
          <progress max={Math.max(1, total)} value={steps} aria-label={`${owner}, seed ${seed}`} />
          <small class="soft number">
            {total === 0 ? "starting" : `${countText(steps)} of ${countText(total)}`}
            {stepsPerSecond > 0 && `, ${countText(Math.round(stepsPerSecond))}/s`}
          </small>
        </li>
      ))}
    </ul>
  );
};
