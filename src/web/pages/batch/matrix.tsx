import { countText, dollars, figure, percent } from "../../../core/format.ts";
import type { BatchCell, BatchPage, BatchRun, RunState } from "../../../server/views/batch/types.ts";
import { path } from "../../router.ts";

/** A state by a shape and a word, never by colour alone. */
export const marks: Record<RunState, string> = {
  waiting: "·",
  running: "▶",
  interrupted: "‖",
  completed: "✓",
  budget: "€",
  "all-failed": "✕",
  errored: "!",
};

export const order: readonly RunState[] = [
  "running",
  "completed",
  "budget",
  "all-failed",
  "errored",
  "interrupted",
  "waiting",
];

export type Shown = "fitness" | "success" | "steps" | "usd";

export const shownLabels: Record<Shown, string> = {
  fitness: "Fitness",
  success: "Success",
  steps: "Steps",
  usd: "Cost",
};

const valueOf = (run: BatchRun, shown: Shown): string => {
  if (shown === "fitness") return run.fitness === null ? "" : figure(run.fitness);
  if (shown === "success") return run.success === null ? "" : percent(run.success);
  if (run.spent === null) return "";
  return shown === "steps" ? countText(run.spent.steps) : dollars(run.spent.usd);
};

/** How far a value lies between the least and the most of its environment, for a wash behind it; null where there is nothing to say. */
const shareOf = (run: BatchRun, [low, high]: [number, number]): number | null =>
  run.fitness === null || !run.isClaim || high <= low ? null : (run.fitness - low) / (high - low);

const Run = ({ run, shown, extent }: { run: BatchRun; shown: Shown; extent: [number, number] }) => {
  const value = valueOf(run, shown);
  const [ended, of] = run.progress ?? [0, null];
  const said = [
    run.state,
    ...(run.progress === null ? [] : [`generation ${ended} of ${of ?? "?"}`]),
    ...(run.fitness === null ? [] : [`fitness ${figure(run.fitness)}${run.isClaim ? "" : " so far, no claim"}`]),
    ...(run.reason === null ? [] : [run.reason]),
  ].join("; ");
  const share = shown === "fitness" ? shareOf(run, extent) : null;
  const inner = (
    <>
      <span class={`mark ${run.state}`} aria-hidden="true">
        {marks[run.state]}
      </span>
      <span class={run.isClaim || shown === "steps" || shown === "usd" ? "" : "soft"}>
        {value === "" && run.progress !== null ? `${ended}/${of ?? "?"}` : value}
      </span>
      <span class="visually-hidden">
        seed {run.seed}: {said}
      </span>
    </>
  );
  return (
    <td
      class="run number"
      title={`seed ${run.seed}: ${said}`}
      style={share === null ? undefined : { "--share": `${Math.round(6 + 26 * share)}%` }}
    >
      {run.name === null ? (
        <span class="inside">{inner}</span>
      ) : (
        <a class="inside" href={path("run", run.name)}>
          {inner}
        </a>
      )}
    </td>
  );
};

const Cell = ({
  cell,
  page,
  shown,
  extent,
}: {
  cell: BatchCell;
  page: BatchPage;
  shown: Shown;
  extent: [number, number];
}) => {
  const bySeed = new Map(cell.runs.map((run) => [run.seed, run]));
  const { fitness, success } = cell;
  return (
    <tr>
      {page.columns.map((column) => (
        <th key={column} scope="row" class="values">
          {cell.cell[column] ?? "–"}
        </th>
      ))}
      {page.seeds.map((seed) => {
        const run = bySeed.get(seed);
        return run === undefined ? (
          <td key={seed} class="soft right">
            –
          </td>
        ) : (
          <Run key={seed} run={run} shown={shown} extent={extent} />
        );
      })}
      <td class="right number">
        {fitness === null ? "–" : figure(fitness.mean)}
        {fitness?.interval && (
          <div class="soft small">
            [{figure(fitness.interval[0])}, {figure(fitness.interval[1])}]
          </div>
        )}
      </td>
      <td class="right number">{success === null ? "–" : percent(success)}</td>
    </tr>
  );
};

/** Least and most of what is claimed in one environment: another's scores are of another scale. */
const extentIn = (page: BatchPage, environment: string | undefined): [number, number] => {
  const claims = page.cells
    .filter(({ cell }) => cell["env"] === environment)
    .flatMap(({ runs }) => runs.flatMap(({ fitness, isClaim }) => (isClaim && fitness !== null ? [fitness] : [])));
  return [Math.min(...claims), Math.max(...claims)];
};

export const Matrix = ({ page, shown }: { page: BatchPage; shown: Shown }) => {
  return (
    <div class="panel flush scroll">
      <table class="matrix">
        <caption class="visually-hidden">Runs by what varies and by seed</caption>
        <thead>
          <tr>
            {page.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {page.seeds.map((seed) => (
              <th key={seed} scope="col" class="right">
                seed {seed}
              </th>
            ))}
            <th scope="col" class="right">
              mean fitness
            </th>
            <th scope="col" class="right">
              success
            </th>
          </tr>
        </thead>
        <tbody>
          {page.cells.map((cell) => (
            <Cell
              key={JSON.stringify(cell.cell)}
              cell={cell}
              page={page}
              shown={shown}
              extent={extentIn(page, cell.cell["env"])}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
