import type { Opened } from "./opened.ts";
import type { RunsList } from "./runs-list.ts";
import type { Visitors } from "./visitors.ts";
import type { RunWatches } from "./watch.ts";

/** What every route may use. */
export type Served = {
  /** The runs folder, absolute. */
  runs: string;
  /** What the address held, and since then the cookie. */
  token: string;
  /** Folder of the built front-end. */
  bundle: string;
  watches: RunWatches;
  list: RunsList;
  visitors: Visitors;
  /** Loaded when it is first asked for. */
  opened(): Promise<Opened>;
  /** Aborted when the server ends. */
  closing: AbortSignal;
};
