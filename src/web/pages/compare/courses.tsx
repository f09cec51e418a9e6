import type { ComparedRun } from "../../../server/views/compare/types.ts";
import { LineChart, type ChartLine } from "../../parts/line-chart.tsx";
import { useParameter } from "../../router.ts";
import { RunName, shortName } from "./run-name.tsx";

type Way = "training" | "search";

const words: Record<Way, { label: string; note: string; x: string }> = {
  training: {
    label: "training of the best",
    note: "fitness of the exploring policy, mean over the seeds of the best's score; bands are 95 %",
    x: "environment steps of one training",
  },
  search: {
    label: "the search's best so far",
    note: "on search seeds, each time it rose: noisy, no claim",
    x: "environment steps spent by the search",
  },
};

const linesOf = (runs: readonly ComparedRun[], way: Way): ChartLine[] =>
  runs.flatMap(({ name, curve, progress }, place): ChartLine[] => {
    const points =
      way === "search"
        ? progress.map(({ steps, fitness }) => ({ x: steps, y: fitness }))
        : (curve?.points ?? []).map(({ steps, mean, low, high }) => ({ x: steps, y: mean, low, high }));
    return points.length === 0
      ? []
      : [{ name: shortName(name), tone: `tone-${place}`, points, stepped: way === "search" }];
  });

/** Curves on one axis for each measure: what is measured otherwise is on a scale of its own. */
export const Courses = ({ runs }: { runs: readonly ComparedRun[] }) => {
  const [wanted, setWanted] = useParameter("curves", "training");
  const way: Way = wanted === "search" ? "search" : "training";
  const measures = [...new Set(runs.map(({ measuredBy }) => measuredBy))];
  return (
    <section class="panel spaced">
      <header>
        <h2>Curves</h2>
        <fieldset class="row">
          <legend class="visually-hidden">Which curves</legend>
          {(["training", "search"] as const).map((name) => (
            <label key={name}>
              <input type="radio" name="curves" checked={way === name} onChange={() => setWanted(name)} />{" "}
              {words[name].label}
            </label>
          ))}
        </fieldset>
      </header>
      <p class="soft small">{words[way].note}</p>
      {measures.map((measure) => {
        const measured = runs.map((run) => (run.measuredBy === measure ? run : { ...run, curve: null, progress: [] }));
        const lines = linesOf(measured, way);
        return (
          <div key={measure} class="measure">
            {measures.length > 1 && <h3>{measure}</h3>}
            {lines.length === 0 ? (
              <p class="soft">No curve is known yet.</p>
            ) : (
              <LineChart title={`${words[way].label}, ${measure}`} xTitle={words[way].x} height={300} lines={lines} />
            )}
            <p class="legend">
              {runs.map(
                (run, place) => run.measuredBy === measure && <RunName key={run.name} run={run} place={place} />,
              )}
            </p>
          </div>
        );
      })}
    </section>
  );
};
