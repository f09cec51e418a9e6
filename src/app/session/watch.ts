import { join } from "node:path";
import { RewardsmithError, usageError } from "../../core/errors.ts";
import type { Looker, Store } from "../../core/interfaces.ts";
import type { StoredPolicy } from "../../core/job.ts";
import type { Recording } from "../../core/recording.ts";
import { viewOf } from "../../core/run-view.ts";
import type { RunView } from "../../core/run-view/types.ts";
import { readPolicy } from "../../evolution/kept-policy.ts";
import { watchedPool, watchedTraining } from "../../evolution/watched.ts";
import { trainingsOf } from "../../report/evidence.ts";
import { playPage } from "../play-page.ts";
import type { Problem } from "../problem.ts";

type Watching = {
  view: RunView;
  read: Store["read"];
  looker: Looker;
  problem: Pick<Problem, "environment" | "taskReference" | "task" | "critic">;
};

/** The episode of a candidate that marks are about, and that is compared with others': all start alike. */
export const recordWatched = async (
  candidate: string,
  { view, read, looker, problem: { environment, taskReference, task, critic } }: Watching,
): Promise<Recording> => {
  const results = await trainingsOf({ view, read }, { owner: candidate, pool: "search" });
  if (results.length === 0)
    throw usageError({
      code: "play/not-trained",
      message: `${candidate} was not trained, so there is nothing to watch`,
      action: "Watch another candidate.",
    });
  const serialized = await readPolicy(watchedTraining(results).policy, read);
  const { reward } = await critic.review(await read(`candidates/${candidate}/reward.ts`), {});
  const outcome = await looker.look({
    kind: "look",
    environment,
    policy: serialized === null ? null : { learner: (serialized as StoredPolicy).learner, serialized },
    pool: watchedPool,
    measures: task.unmeasured ? [] : [{ kind: "task", task: taskReference }],
    reward: reward && { name: candidate, program: reward },
    record: { also: ["poses"] },
  });
  if (outcome.kind === "failed" || outcome.recording === null)
    throw new RewardsmithError({
      code: "play/failed",
      message: outcome.kind === "failed" ? outcome.failure.message : "nothing was recorded",
      action: "Watch another candidate.",
    });
  return { ...outcome.recording, policy: candidate };
};

/** Writes the page that plays that episode, and returns its path. */
export const watchCandidate = async (
  candidate: string,
  {
    store,
    ...watching
  }: { store: Pick<Store, "folder" | "write" | "read" | "events"> } & Pick<Watching, "looker" | "problem">,
): Promise<string> => {
  const recording = await recordWatched(candidate, { view: viewOf(store.events()), read: store.read, ...watching });
  const file = `session/${candidate}.html`;
  await store.write(file, await playPage(recording));
  return join(store.folder, file);
};
