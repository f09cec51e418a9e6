import type { Redis } from "ioredis";
import type { RedisAddress } from "./address.ts";
import { tellOnce } from "./notices.ts";
import { present, unfitText, type Presence } from "./presence.ts";
import type { Seal } from "./seal.ts";

/** Comparisons in a row that find jobs and no worker, before that is said: one that has just been started is on its way. */
const LONELY_LOOKS = 2;

/** What a driver knows of the workers that share its Redis, and says of them: which do not fit, and that there are none. */
export const createWorkerWatch = ({
  redis,
  address,
  seal,
  presence,
  milliseconds,
  isWaiting,
  onNotice,
}: {
  redis: Redis;
  address: RedisAddress;
  seal: Seal;
  /** The driver's own, which others are compared with. */
  presence: Presence;
  /** A worker that was not seen for so long is gone. */
  milliseconds: number;
  /** Whether any job waits for a worker. */
  isWaiting: () => boolean;
  onNotice: (message: string) => void;
}): { look: () => Promise<void>; known: () => string[] } => {
  const sayOnce = tellOnce(onNotice);
  /** When each was last known to be there: an emptied Redis has not heard of them for a while. */
  const seen = new Map<string, number>();
  let lonely = 0;
  return {
    look: async () => {
      const { ours, others } = await present(redis, { kind: "worker", seal });
      for (const other of others) sayOnce(unfitText(other, presence));
      for (const { id } of ours) seen.set(id, performance.now());
      lonely = ours.length > 0 || !isWaiting() ? 0 : lonely + 1;
      if (lonely === LONELY_LOOKS) {
        onNotice(
          `no worker takes jobs from ${address.text}: they wait until one comes (rewardsmith worker --redis ${address.text})`,
        );
      }
    },
    known: () => {
      const now = performance.now();
      return [...seen].flatMap(([id, time]) => (now - time < milliseconds ? [id] : []));
    },
  };
};
