import type { RunPage } from "../../server/views/run/types.ts";
import type { PageProps } from "../pages.ts";
import { Problem } from "../parts/problem.tsx";
import { RunButtons, useRunActions } from "../parts/run-actions.tsx";
import { State } from "../parts/state.tsx";
import { useView } from "../server.ts";
import { Curves } from "./run/curves.tsx";
import { Fates } from "./run/fates.tsx";
import { KeptList } from "./run/kept.tsx";
import { RunningList } from "./run/running.tsx";
import { SpentTable } from "./run/spent.tsx";
import { Strip } from "./run/strip.tsx";
import { Tiles } from "./run/tiles.tsx";
import { ToldList } from "./run/told.tsx";
import "./run.css";

const Heading = ({ page, connected }: { page: RunPage; connected: boolean }) => (
  <div class="heading">
    <div>
      <h1>
        {page.environment} <span class="soft">·</span> {page.task}
      </h1>
      <p class="facts">
        <State status={page.status} stopping={page.stopping} />
        <span class="mono">{page.name}</span>
        <span>
          {page.designer}, {page.strategy}, seed {page.seed}
        </span>
        {!connected && <span class="loud">not connected: what is here may be old</span>}
      </p>
      <dl class="said">
        <dt>Measured by</dt>
        <dd>{page.measuredBy}</dd>
        {page.words !== null && (
          <>
            <dt>Your words</dt>
            <dd>{page.words}</dd>
          </>
        )}
      </dl>
    </div>
    <RunButtons status={page.status} actions={useRunActions(page)} />
  </div>
);

export const Page = ({ parameters: { name = "" } }: PageProps) => {
  const { data, refusal, connected } = useView<RunPage>(`/api/runs/${encodeURIComponent(name)}`, { runs: [name] });
  if (data === null) return refusal && <Problem {...refusal} />;
  const isRunning = data.status === "running";
  return (
    <>
      <Heading page={data} connected={connected} />
      {refusal !== null && <Problem {...refusal} />}
      {data.problem !== null && <Problem error={data.problem} />}
      {data.remarks.map((remark) => (
        <p key={remark} class="remark">
          {remark}
        </p>
      ))}
      <Tiles page={data} />
      <section class="panel">
        <h2>Candidates by generation</h2>
        <Strip run={name} strip={data.strip} references={data.references} best={data.best?.id ?? null} />
      </section>
      <div class="columns">
        <div>
          <section class="panel">
            <h2>Learning curves</h2>
            <Curves curves={data.curves} running={data.running} references={data.references} />
          </section>
          {data.constraints.length > 0 && (
            <section class="panel">
              <h2>To be kept</h2>
              <KeptList constraints={data.constraints} />
            </section>
          )}
          <section class="panel">
            <h2>Spent</h2>
            <SpentTable spent={data.spent} />
          </section>
        </div>
        <div>
          {isRunning && (
            <section class="panel">
              <h2>In training now</h2>
              <RunningList run={name} running={data.running} />
            </section>
          )}
          <section class="panel">
            <h2>What became of the programs</h2>
            <Fates strip={data.strip} rungs={data.rungs} />
          </section>
          <section class="panel">
            <h2>Events</h2>
            <ToldList run={name} told={data.told} />
          </section>
        </div>
      </div>
    </>
  );
};
