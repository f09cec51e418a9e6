import "./batch/batch.css";
import { countText, dollars, figure, percent } from "../../core/format.ts";
import type { BatchCell, BatchPage, BatchRun, RunState } from "../../server/views/batch/types.ts";
import type { PageProps } from "../pages.ts";
import { Problem } from "../parts/problem.tsx";
import { Choice } from "../parts/choice.tsx";
import { path, useParameter } from "../router.ts";
import { useView } from "../server.ts";
import { Queue } from "./batch/queue.tsx";

/** A state by a shape and a word, never by colour alone. */
const marks: Record<RunState, string> = {
  waiting: "·",
  running: "▶",
  interrupted: "‖",
  completed: "✓",
  budget: "€",
  "all-failed": "✕",
  errored: "!",
};

const order: readonly RunState[] = [
  "running",
  "completed",
  "budget",
  "all-failed",
  "errored",
  "interrupted",
  "waiting",
];

type Shown = "fitness" | "success" | "steps" | "usd";

const shownLabels: Record<Shown, string> = { fitness: "Fitness", success: "Success", steps: "Steps", usd: "Cost" };

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

const Matrix = ({ page, shown }: { page: BatchPage; shown: Shown }) => {
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

const Bar = ({ page }: { page: BatchPage }) => (
  <div
    class="states"
    role="img"
    aria-label={order.flatMap((state) => (page.states[state] ? [`${page.states[state]} ${state}`] : [])).join(", ")}
  >
    {order.map((state) =>
      page.states[state] ? <span key={state} class={state} style={{ flexGrow: page.states[state] }} /> : null,
    )}
  </div>
);

export const Page = ({ parameters: { name = "" } }: PageProps) => {
  const { data, refusal } = useView<BatchPage>(`/api/batches/${encodeURIComponent(name)}`, {
    runs: [name],
    list: true,
  });
  const [wanted, setShown] = useParameter("show", "fitness");
  const shown = (wanted in shownLabels ? wanted : "fitness") as Shown;
  if (data === null)
    return (
      refusal && (
        <>
          <h1>Batch</h1>
          <Problem {...refusal} />
        </>
      )
    );
  const { spent, budget } = data;
  const done = order
    .filter((state) => !["waiting", "running", "interrupted"].includes(state))
    .reduce((sum, state) => sum + (data.states[state] ?? 0), 0);
  return (
    <>
      <div class="heading">
        <div>
          <h1>Batch {data.name}</h1>
          <p class="soft">
            {data.cells.length} {data.cells.length === 1 ? "cell" : "cells"}, {data.runs}{" "}
            {data.runs === 1 ? "run" : "runs"}
            {data.file !== null && (
              <>
                , from <span class="mono">{data.file}</span>
              </>
            )}
          </p>
        </div>
        <span class={`state ${data.status}`}>{data.status}</span>
      </div>
      <Bar page={data} />
      <ul class="legend">
        {order.map((state) =>
          data.states[state] ? (
            <li key={state}>
              <span class={`mark ${state}`} aria-hidden="true">
                {marks[state]}
              </span>
              {data.states[state]} {state}
            </li>
          ) : null,
        )}
      </ul>
      <dl class="tiles">
        <Tile label="Over" value={`${done} of ${data.runs}`} />
        <Tile label="Environment steps" value={countText(spent.steps)} cap={budget["max-steps"]} text={countText} />
        <Tile label="Model calls" value={countText(spent.calls)} cap={budget["max-calls"]} text={countText} />
        <Tile label="Tokens" value={countText(spent.tokens)} cap={budget["max-tokens"]} text={countText} />
        <Tile label="Cost" value={dollars(spent.usd)} cap={budget["max-usd"]} text={dollars} />
      </dl>
      <div class="heading">
        <h2>Matrix</h2>
        <Choice label="What is shown of each run" options={shownLabels} value={shown} onChoose={setShown} />
      </div>
      <Matrix page={data} shown={shown} />
      <p class="soft small">
        Of ended runs what is claimed, on report seeds; of others, in grey, the best of the search so far, which is no
        claim. The mean is over claims, with Student’s 95 % interval.
      </p>
      <Queue page={data} />
    </>
  );
};

const Tile = ({
  label,
  value,
  cap,
  text,
}: {
  label: string;
  value: string;
  cap?: number | undefined;
  text?: (value: number) => string;
}) => (
  <div class="tile">
    <dt>{label}</dt>
    <dd>
      {value}
      {cap !== undefined && text !== undefined && <small>of {text(cap)} at most</small>}
    </dd>
  </div>
);
