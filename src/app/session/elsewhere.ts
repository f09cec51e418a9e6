import type { Intervention } from "../../core/intervention.ts";
import type { Store } from "../../core/interfaces.ts";
import { interventionsIn, readFresh } from "../inbox.ts";

/** After these nothing more is asked before the next generation. */
export const isLast = ({ kind }: Intervention): boolean =>
  kind === "continue" || kind === "finish" || kind === "accept";

/** What was said since the last generation began: by this person, or by whoever else writes to the run's inbox. */
export const pendingOf = async ({ store }: { store: Pick<Store, "folder" | "events"> }): Promise<Intervention[]> =>
  interventionsIn(await readFresh(store)).map(({ intervention }) => intervention);

/** How often the inbox is looked into while a person is asked. */
const everyMilliseconds = 250;

/**
 * Waits until the last word before the next generation lies in the run's inbox, whoever put it there, or until `signal`
 * is aborted: then it never resolves.
 */
export const lastWordElsewhere = (
  store: Pick<Store, "folder" | "events">,
  { signal }: { signal: AbortSignal },
): Promise<Intervention> =>
  new Promise((resolve) => {
    const look = async (): Promise<void> => {
      if (signal.aborted) return;
      // A folder that cannot be read for a moment is looked at again.
      const last = (await pendingOf({ store }).catch(() => [])).find(isLast);
      if (last !== undefined) resolve(last);
      else if (!signal.aborted) setTimeout(() => void look(), everyMilliseconds);
    };
    void look();
  });
