import type { RunsPage } from "../../server/routes/runs.ts";
import { Problem } from "../parts/problem.tsx";
import { Toolbar } from "./runs/toolbar.tsx";
import { chosen, useChoice } from "./runs/choice.ts";
import { Empty } from "./runs/empty.tsx";
import { RunTable } from "./runs/table.tsx";
import { useView } from "../server.ts";
import "./runs.css";

export const Page = () => {
  const { data, refusal, connected, reload } = useView<RunsPage>("/api/runs", { list: true });
  const choice = useChoice();
  if (data === null) return refusal && <Problem {...refusal} />;
  const rows = chosen(data.rows, choice);
  const running = data.rows.filter(({ status }) => status === "running").length;
  return (
    <>
      <div class="heading">
        <div>
          <h1>Runs</h1>
          <p class="soft">
            {data.rows.length} in <span class="mono">{data.folder}</span>
            {running > 0 && `, ${running} running`}
            {!connected && ", not connected: what is here may be old"}
          </p>
        </div>
      </div>
      {refusal !== null && <Problem {...refusal} />}
      {data.rows.length === 0 ? (
        <Empty folder={data.folder} />
      ) : (
        <>
          <Toolbar rows={data.rows} choice={choice} />
          {rows.length === 0 ? (
            <div class="panel empty">
              <p>No run fits.</p>
              <button class="button" type="button" onClick={choice.clear}>
                Show all
              </button>
            </div>
          ) : (
            <RunTable rows={rows} choice={choice} onLabelled={reload} />
          )}
        </>
      )}
    </>
  );
};
