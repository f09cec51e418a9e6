import { join } from "node:path";
import type { Looker, Store } from "../../core/interfaces.ts";
import { drawPage } from "../../drawing/page.ts";
import { readRun } from "../../store/runs.ts";
import { playPolicy } from "../play.ts";

/** The start of the episodes that are watched, the same for all candidates. */
const seed = 1;

/** Writes the page that plays one episode of a candidate, and returns its path. */
export const watchCandidate = async (
  candidate: string,
  { store, looker }: { store: Pick<Store, "folder" | "write">; looker: Looker },
): Promise<string> => {
  const run = await readRun(store.folder);
  const { recording } = await playPolicy(
    {
      source: { kind: "run", run },
      random: false,
      choice: { candidate, which: "median" },
      config: null,
      reward: null,
      evaluation: false,
      episodes: 1,
      seed,
    },
    looker,
  );
  const file = `session/${candidate}.html`;
  await store.write(file, drawPage(recording));
  return join(store.folder, file);
};
