import { countText, dollars, figures, percent } from "../../../core/format.ts";
import { extentOf } from "../../../drawing/scale.ts";
import type { ComparedRun } from "../../../server/views/compare/types.ts";
import { Interval } from "../../parts/interval.tsx";
import { path } from "../../router.ts";
import { RunName } from "./run-name.tsx";
import { Wide } from "../../parts/wide.tsx";

const seedsText = ({ pool, seeds }: NonNullable<ComparedRun["best"]>): string =>
  `${seeds === 1 ? "one" : seeds} ${pool} ${seeds === 1 ? "seed" : "seeds"}${pool === "search" ? ": noisy, no claim" : ""}`;

/** What each came to; scores of different measures stand in rows and are not on one scale. */
export const Scores = ({ runs }: { runs: readonly ComparedRun[] }) => {
  const measures = [...new Set(runs.map(({ measuredBy }) => measuredBy))];
  const domainOf = (measure: string) =>
    extentOf(
      runs
        .filter(({ measuredBy }) => measuredBy === measure)
        .flatMap(({ best }) => (best === null ? [] : [best.fitness, ...(best.interval ?? [])])),
      { padding: 0.08 },
    );
  const means = figures(runs.map(({ best }) => best?.fitness ?? Number.NaN));
  return (
    <section class="panel flush spaced">
      <h2>What they came to</h2>
      <Wide label="Scores">
        <table>
          <thead>
            <tr>
              <th scope="col">run</th>
              <th scope="col">measured by</th>
              <th scope="col">search</th>
              <th scope="col" class="right">
                fitness
              </th>
              <th scope="col">{measures.length === 1 ? "95 % interval" : "95 % interval, of its measure"}</th>
              <th scope="col" class="right">
                success
              </th>
              <th scope="col" class="right">
                steps
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run, place) => {
              const { best, measuredBy, designer, strategy, seed, spent, status } = run;
              const ends = best === null ? [] : figures([best.fitness, ...(best.interval ?? [])]).slice(1);
              return (
                <tr key={run.name}>
                  <th scope="row">
                    <RunName run={run} place={place} />
                  </th>
                  <td>{measuredBy}</td>
                  <td>
                    {designer}, {strategy}
                    <span class="soft small under">
                      seed {seed}
                      {status === "completed" ? "" : ` · ${status}`}
                    </span>
                  </td>
                  <td class="right">
                    {best === null ? (
                      <span class="soft">nothing yet</span>
                    ) : (
                      <a href={path("run", run.name, "candidate", best.candidate)}>{means[place]}</a>
                    )}
                  </td>
                  <td>
                    {best !== null && (
                      <>
                        <Interval
                          mean={best.fitness}
                          interval={best.interval}
                          domain={domainOf(measuredBy)}
                          tone={`tone-${place}`}
                          label={ends.length === 0 ? "no interval" : `from ${ends.join(" to ")}`}
                        />
                        <span class="soft small under">
                          {ends.length > 0 && `[${ends.join(", ")}] `}
                          {seedsText(best)}
                        </span>
                      </>
                    )}
                  </td>
                  <td class="right">{percent(best?.success ?? null)}</td>
                  <td class="right">
                    {countText(spent.steps)}
                    {spent.usd > 0 && <span class="soft small under">{dollars(spent.usd)}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
    </section>
  );
};
