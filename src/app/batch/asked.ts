import { updateBatch, type BatchStore } from "../../store/batches.ts";
import { watchForStop } from "../asked-to-stop.ts";
import type { BatchHooks } from "./carry-out.ts";

const takenOf = (store: BatchStore): Set<number> =>
  new Set(store.events().flatMap((event) => (event.type === "batch-stop-requested" ? [event.message] : [])));

/**
 * What ends a batch early and in order, as one signal: a person's interrupt, or a stop that lies in its inbox, whoever put
 * it there. While it ends its document says so; `close` waits until that is written.
 */
export const whenAskedToStop = async (
  store: BatchStore,
  { interrupt, onNotice }: Pick<BatchHooks, "interrupt" | "onNotice">,
): Promise<{ signal: AbortSignal; close: () => Promise<void> }> => {
  const asked = new AbortController();
  let saying: Promise<unknown> = Promise.resolve();
  const onStop = (): void => {
    if (asked.signal.aborted) return;
    asked.abort();
    saying = updateBatch(store, { stopping: true }).catch(() => undefined);
  };
  if (interrupt?.aborted) onStop();
  interrupt?.addEventListener("abort", onStop, { once: true });
  const stoppable = {
    folder: store.folder,
    taken: () => takenOf(store),
    record: (message: number) => store.once(`stop:${message}`, { type: "batch-stop-requested", message }),
    tell: onNotice,
  };
  const unwatch = await watchForStop(stoppable, onStop);
  return {
    signal: asked.signal,
    close: async () => {
      unwatch();
      interrupt?.removeEventListener("abort", onStop);
      await saying;
    },
  };
};
