import { resolve } from "node:path";
import { bundleFolder } from "./bundle.ts";
import type { Opened } from "./opened.ts";
import { createRunsList } from "./runs-list.ts";
import type { Served } from "./types.ts";
import { createVisitors } from "./visitors.ts";
import { createWatches } from "./watch.ts";

/** What the routes of a runs folder use, with what ends all of it. `idle` as `startServer` has it. */
export const createServed = (
  runs: string,
  {
    token,
    bundle = bundleFolder,
    idle = null,
    onIdle = () => {},
  }: { token: string; bundle?: string; idle?: number | null; onIdle?: () => void },
): { served: Served; close(): Promise<void> } => {
  const closing = new AbortController();
  const watches = createWatches();
  const list = createRunsList(resolve(runs));
  const visitors = createVisitors({ idleMilliseconds: idle, onIdle });
  let opening: Promise<Opened> | undefined;
  const opened = (): Promise<Opened> => (opening ??= import("./opened.ts").then(({ createOpened }) => createOpened()));
  return {
    served: { runs: resolve(runs), token, bundle, watches, list, visitors, opened, closing: closing.signal },
    async close() {
      closing.abort();
      watches.close();
      list.close();
      visitors.close();
      await (await opening)?.close();
    },
  };
};
