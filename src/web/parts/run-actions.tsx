import { useEffect, useState } from "preact/hooks";
import type { StartedCommand } from "../../app/start/launch.ts";
import { get, send, ServerError, type Refusal } from "../server.ts";
import { Problem } from "./problem.tsx";

export type RunActions = {
  /** Asks the process that carries it out to end, resumable. */
  stop: () => void;
  /** Starts a process that goes on with it. */
  goOn: () => void;
  trouble: Refusal | null;
  /** What was asked for and has not come yet. */
  awaited: "stop" | "start" | null;
};

/** What can be done with a run or batch as a whole, by its `address` below /api. `wanted`: what going on is told. */
const useActions = ({ address, status, wanted }: { address: string; status: string; wanted: object }): RunActions => {
  const [trouble, setTrouble] = useState<Refusal | null>(null);
  const [asked, setAsked] = useState<{ what: "stop" | "start"; at: string; id: string } | null>(null);
  useEffect(() => setAsked((before) => (before?.at === status ? before : null)), [status]);
  const ask = async (what: "stop" | "start", path: string, body: object): Promise<void> => {
    const id = crypto.randomUUID();
    try {
      await send(`${address}/${path}`, { id, ...body });
      setTrouble(null);
      setAsked({ what, at: status, id });
    } catch (thrown) {
      setTrouble(thrown instanceof ServerError ? thrown.refusal : { error: String(thrown) });
    }
  };
  // A process that could not go on says why, and ends.
  const starting = asked?.what === "start" ? asked.id : null;
  useEffect(() => {
    if (starting === null) return;
    const timer = setInterval(async () => {
      const standing = await get<StartedCommand>(`/api/start/${starting}`).catch(() => null);
      if (standing?.state !== "ended") return;
      setAsked(null);
      setTrouble({ error: standing.said.trim().split("\n").slice(-4).join(" ") || "It ended at once." });
    }, 1000);
    return () => clearInterval(timer);
  }, [starting]);
  return {
    stop: () => void ask("stop", "stop", {}),
    goOn: () => void ask("start", "go-on", wanted),
    trouble,
    awaited: asked?.what ?? null,
  };
};

/** Of a run; of one that has ended, going on is one generation more. */
export const useRunActions = ({ name, status }: { name: string; status: string }): RunActions =>
  useActions({
    address: `/api/runs/${encodeURIComponent(name)}`,
    status,
    wanted: { generations: status === "interrupted" ? null : 1, asks: true },
  });

export const goOnLabel = (status: string): string =>
  status === "interrupted" ? "Go on with this run" : "One generation more";

/** Of a batch, by the name of its folder; of one in which something went wrong, going on tries that again. */
export const useBatchActions = ({ name, status }: { name: string; status: string }): RunActions =>
  useActions({
    address: `/api/batches/${encodeURIComponent(name)}`,
    status,
    wanted: { retry: status === "errored" ? "errored" : status === "all-failed" ? "failed" : null },
  });

/** Null where a batch has nothing left to do. */
export const batchLabel = (status: string): string | null =>
  ({
    interrupted: "Go on with this batch",
    errored: "Try runs with errors again",
    "all-failed": "Begin failed runs anew",
  })[status] ?? null;

/** Stop, or go on, at the head of the pages of a run or batch. `label`: of going on; null where there is nothing left. */
export const RunButtons = ({
  status,
  actions,
  label = goOnLabel(status),
}: {
  status: string;
  actions: RunActions;
  label?: string | null;
}) => (
  <div class="run-actions acts">
    {status === "running" ? (
      <button
        class="button"
        type="button"
        disabled={actions.awaited === "stop"}
        title="end it now; it can be gone on with"
        onClick={actions.stop}
      >
        {actions.awaited === "stop" ? "Stopping…" : "Stop"}
      </button>
    ) : (
      label !== null && (
        <button class="button" type="button" disabled={actions.awaited === "start"} onClick={actions.goOn}>
          {actions.awaited === "start" ? "Starting…" : label}
        </button>
      )
    )}
    {actions.trouble !== null && <Problem {...actions.trouble} />}
  </div>
);
