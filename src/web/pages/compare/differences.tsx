import { figures, percent } from "../../../core/format.ts";
import { extentOf } from "../../../drawing/scale.ts";
import type { ComparedRun, CompareView, ComparisonEntry } from "../../../server/views/compare/types.ts";
import { Interval } from "../../parts/interval.tsx";
import { shortName } from "./run-name.tsx";
import { Wide } from "../../parts/wide.tsx";

type Cells = Extract<CompareView["results"], { cells: unknown }>["cells"];

/** Runs of a method, by their ids; alone, the method's own name. */
const sideText = (method: string, { cells }: { cells: Cells }): string => {
  const names = cells.filter((cell) => cell.method === method).flatMap((cell) => cell.names);
  return `${method}${names.length === 1 ? ` (${shortName(names[0] ?? "")})` : ` (${names.length} runs)`}`;
};

const verdict = ({ shown, difference }: ComparisonEntry): string =>
  !shown ? "no difference shown" : difference > 0 ? "left is above" : "right is above";

/** Left − right for every two of them that measure the same, paired by their seeds. */
export const Differences = ({ results }: Pick<CompareView, "results"> & { runs: readonly ComparedRun[] }) => {
  if ("refusal" in results)
    return (
      <section class="panel spaced">
        <h2>Differences</h2>
        <p>Their scores are not held against each other: {results.refusal}.</p>
      </section>
    );
  const { comparisons, cells, notices, method } = results;
  const domainOf = (task: string) =>
    extentOf(
      [
        0,
        ...comparisons
          .filter((each) => each.task === task)
          .flatMap(({ difference, interval }) => [difference, ...(interval ?? [])]),
      ],
      { padding: 0.08 },
    );
  const tasks = new Set(comparisons.map(({ task }) => task));
  return (
    <section class="panel flush spaced">
      <h2>Differences</h2>
      {notices.map((notice) => (
        <p key={notice} class="notice">
          {notice}
        </p>
      ))}
      {comparisons.length === 0 ? (
        <p class="notice">There is no pair of them to be compared.</p>
      ) : (
        <Wide label="Differences of scores">
          <table>
            <thead>
              <tr>
                <th scope="col">left − right</th>
                <th scope="col" class="right">
                  difference
                </th>
                <th scope="col">95 %, 0 dashed</th>
                <th scope="col" class="right">
                  left above
                </th>
                <th scope="col">over</th>
                <th scope="col">so</th>
              </tr>
            </thead>
            <tbody>
              {comparisons.map((each) => {
                const { task, left, right, difference, interval, improvement, over, adjusted } = each;
                const [mean = "", ...ends] = figures([difference, ...(interval ?? [])]);
                const [p = ""] = figures([adjusted], { least: 2 });
                return (
                  <tr key={`${task} ${left} ${right}`}>
                    <th scope="row">
                      {sideText(left, { cells })} − {sideText(right, { cells })}
                      {tasks.size > 1 && <span class="soft small under">{task}</span>}
                    </th>
                    <td class="right">{mean}</td>
                    <td>
                      <Interval
                        mean={difference}
                        interval={interval}
                        domain={domainOf(task)}
                        zero={0}
                        tone={each.shown ? "best" : "random"}
                        label={ends.length === 0 ? "too few for an interval" : `from ${ends.join(" to ")}`}
                      />
                      <span class="soft small under">
                        {ends.length === 0 ? "too few for an interval" : `[${ends.join(", ")}]`}
                      </span>
                    </td>
                    <td class="right">{percent(improvement.probability)}</td>
                    <td>{over}</td>
                    <td class={each.shown ? "shown" : ""}>
                      {verdict(each)}
                      <span class="soft small under">p {p}, Holm</span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Wide>
      )}
      <details class="method">
        <summary>How this was computed</summary>
        <p class="soft">{method}</p>
      </details>
    </section>
  );
};
