import { useEffect, useState } from "preact/hooks";
import type { StartedCommand } from "../../app/start/launch.ts";
import { get, send, ServerError, type Refusal } from "../server.ts";
import { Problem } from "./problem.tsx";

type Stands = { name: string; status: string };

export type RunActions = {
  /** Asks the process that carries it out to end, resumable. */
  stop: () => void;
  /** Starts a process that goes on with it; of one that has ended, with one generation more. */
  goOn: () => void;
  trouble: Refusal | null;
  /** What was asked for and has not come yet. */
  awaited: "stop" | "start" | null;
};

/** What can be done with a run as a whole. */
export const useRunActions = ({ name, status }: Stands): RunActions => {
  const [trouble, setTrouble] = useState<Refusal | null>(null);
  const [asked, setAsked] = useState<{ what: "stop" | "start"; at: string; id: string } | null>(null);
  useEffect(() => setAsked((before) => (before?.at === status ? before : null)), [status]);
  const ask = async (what: "stop" | "start", path: string, body: object): Promise<void> => {
    const id = crypto.randomUUID();
    try {
      await send(`/api/runs/${encodeURIComponent(name)}/${path}`, { id, ...body });
      setTrouble(null);
      setAsked({ what, at: status, id });
    } catch (thrown) {
      setTrouble(thrown instanceof ServerError ? thrown.refusal : { error: String(thrown) });
    }
  };
  // A process that could not go on with the run says why, and ends.
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
    goOn: () => void ask("start", "go-on", { generations: status === "interrupted" ? null : 1, asks: true }),
    trouble,
    awaited: asked?.what ?? null,
  };
};

export const goOnLabel = (status: string): string =>
  status === "interrupted" ? "Go on with this run" : "One generation more";

/** Stop, or go on, at the head of a run's pages. */
export const RunButtons = ({ status, actions }: { status: string; actions: RunActions }) => (
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
      <button class="button" type="button" disabled={actions.awaited === "start"} onClick={actions.goOn}>
        {actions.awaited === "start" ? "Starting…" : goOnLabel(status)}
      </button>
    )}
    {actions.trouble !== null && <Problem {...actions.trouble} />}
  </div>
);
