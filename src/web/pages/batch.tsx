import "./batch/batch.css";
import { useEffect, useState } from "preact/hooks";
import { countText, dollars } from "../../core/format.ts";
import type { BatchPage } from "../../server/views/batch/types.ts";
import type { PageProps } from "../pages.ts";
import { Problem } from "../parts/problem.tsx";
import { Choice } from "../parts/choice.tsx";
import { batchLabel, RunButtons, useBatchActions } from "../parts/run-actions.tsx";
import { State } from "../parts/state.tsx";
import { useParameter } from "../router.ts";
import { useView } from "../server.ts";
import { marks, Matrix, order, shownLabels, type Shown } from "./batch/matrix.tsx";
import { Queue } from "./batch/queue.tsx";

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

/** Of so many runs it is heard as they go; of others when they end. */
const mostHeard = 8;

const openRuns = ({ cells }: BatchPage): string[] =>
  cells
    .flatMap(({ runs }) => runs.flatMap(({ name, state }) => (state === "running" && name !== null ? [name] : [])))
    .slice(0, mostHeard);

export const Page = ({ parameters: { name = "" } }: PageProps) => {
  const [open, setOpen] = useState<readonly string[]>([]);
  const { data, refusal } = useView<BatchPage>(`/api/batches/${encodeURIComponent(name)}`, {
    runs: [name, ...open],
    list: true,
  });
  const running = (data === null ? [] : openRuns(data)).join(" ");
  useEffect(() => setOpen(running === "" ? [] : running.split(" ")), [running]);
  const [wanted, setShown] = useParameter("show", "fitness");
  const shown = (wanted in shownLabels ? wanted : "fitness") as Shown;
  const actions = useBatchActions({ name, status: data?.status ?? "" });
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
        <div class="row">
          <State status={data.status} stopping={data.stopping} />
          <RunButtons status={data.status} actions={actions} label={batchLabel(data.status)} />
        </div>
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
