import { useEffect, useRef, useState } from "preact/hooks";
import type { Heard, Said } from "../../app/session/say.ts";
import type { Intervention } from "../../core/intervention.ts";
import { send, ServerError } from "../server.ts";
import { keep, keptJson } from "./kept.ts";

type Unsent = { id: string; said: Said };

const againMilliseconds = 2000;

export const intervention = (said: Intervention): Said => ({ kind: "intervention", intervention: said });

/**
 * Says something to a run. Before it is sent the browser keeps it, under a name by which the server knows it again, and
 * sends it until the server has answered: nothing is lost, and nothing is said twice.
 */
export const useSay = (
  run: string,
): { say: (said: Said) => Promise<Heard>; unsent: readonly Unsent[]; last: { said: Said; heard: Heard } | null } => {
  const key = `said:${run}`;
  const [unsent, setUnsent] = useState<readonly Unsent[]>(() => keptJson<Unsent[]>(key, []));
  const [last, setLast] = useState<{ said: Said; heard: Heard } | null>(null);
  const isOver = useRef(false);
  const list = useRef(unsent);

  const change = (next: readonly Unsent[]): void => {
    list.current = next;
    keep(key, next.length === 0 ? null : JSON.stringify(next));
    setUnsent(next);
  };

  const deliver = async (one: Unsent): Promise<Heard> => {
    for (;;) {
      try {
        const heard = await send<Heard>(`/api/runs/${encodeURIComponent(run)}/said`, one);
        change(list.current.filter(({ id }) => id !== one.id));
        setLast({ said: one.said, heard });
        return heard;
      } catch (thrown) {
        const refusal = thrown instanceof ServerError ? thrown.refusal : null;
        // What the server cannot take it will not take later.
        if (refusal?.code !== undefined) {
          change(list.current.filter(({ id }) => id !== one.id));
          const heard: Heard = { kind: "refused", problem: refusal.error, critic: [] };
          setLast({ said: one.said, heard });
          return heard;
        }
        await new Promise((resolve) => setTimeout(resolve, againMilliseconds));
        // Whoever opens the page next sends it.
        if (isOver.current) return { kind: "refused", problem: "the page was left", critic: [] };
      }
    }
  };

  useEffect(() => {
    isOver.current = false;
    for (const one of list.current) void deliver(one);
    return () => void (isOver.current = true);
  }, [run]);

  const say = (said: Said): Promise<Heard> => {
    const one = { id: crypto.randomUUID(), said };
    change([...list.current, one]);
    return deliver(one);
  };
  return { say, unsent, last };
};
