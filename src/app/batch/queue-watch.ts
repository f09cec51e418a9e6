import { hostname } from "node:os";
import type { BatchQueue, QueueStanding } from "../../core/batch-queue.ts";
import { messageOf } from "../../core/errors.ts";
import type { Line } from "../../execution/local-queue.ts";
import { queueFile, type BatchStore } from "../../store/batches.ts";
import { printJson } from "../../store/run-store.ts";
import type { RunConfig } from "../config.ts";

type Looker = { look: () => Promise<QueueStanding>; close: () => Promise<void> };

const localLooker = ({ queue }: Line): Looker => ({
  look: async () => ({
    kind: "local",
    host: hostname(),
    places: queue.concurrency,
    underWay: queue.pending,
    waiting: queue.size,
  }),
  close: async () => {},
});

/** A queue that cannot be looked at is told as one: its runs say themselves what they lack. */
const redisLooker = async (redis: string | undefined): Promise<Looker> => {
  try {
    const [{ circleOf }, { openQueueStanding }] = await Promise.all([
      import("../queue.ts"),
      import("../../execution/bullmq/standing.ts"),
    ]);
    return await openQueueStanding(circleOf(redis));
  } catch (thrown) {
    const standing: QueueStanding = {
      kind: "bullmq",
      address: redis ?? "",
      workers: [],
      underWay: null,
      waiting: null,
      unfit: [],
      problem: messageOf(thrown),
    };
    return { look: async () => standing, close: async () => {} };
  }
};

const everyMilliseconds = 2000;
/** Also where nothing has changed: whoever reads it can tell that it is of now. */
const atLeastMilliseconds = 10_000;

/**
 * Keeps in the batch's folder who works for it and how many trainings wait, until the returned function is called. Only this
 * process asks: it has the address and the key of what it uses, and no reader needs either.
 */
export const watchQueues = async (
  store: Pick<BatchStore, "write">,
  { configs, line }: { configs: readonly Pick<RunConfig, "executor" | "redis">[]; line: Line },
): Promise<() => Promise<void>> => {
  const remote = new Set(configs.flatMap(({ executor, redis }) => (executor === "bullmq" ? [redis] : [])));
  const lookers = [
    ...(configs.some(({ executor }) => executor !== "bullmq") ? [localLooker(line)] : []),
    ...(await Promise.all([...remote].map(redisLooker))),
  ];
  let told = "";
  let toldAt = Number.NEGATIVE_INFINITY;
  const look = async (): Promise<void> => {
    const queues = await Promise.all(lookers.map((each) => each.look()));
    const text = JSON.stringify(queues);
    if (text === told && performance.now() - toldAt < atLeastMilliseconds) return;
    const document: BatchQueue = { at: new Date().toISOString(), queues };
    await store.write(queueFile, printJson(document));
    told = text;
    toldAt = performance.now();
  };
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  let looking: Promise<void> = Promise.resolve();
  const next = (): void => {
    // A full disk ends the batch by its log; this is looked at again.
    looking = look().catch(() => undefined);
    void looking.then(() => {
      if (isOver) return;
      timer = setTimeout(next, everyMilliseconds);
      timer.unref();
    });
  };
  next();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await looking;
    await Promise.all(lookers.map((each) => each.close()));
  };
};
