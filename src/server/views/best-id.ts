import type { RunView } from "../../core/run-view/types.ts";

/** What an ended run claims, or the best so far of one that goes on. */
export const bestIdOf = ({ status, summaries, best }: RunView): string | null =>
  (status === "running" || status === "starting" ? best?.id : (summaries.at(-1)?.best?.candidate ?? best?.id)) ?? null;
