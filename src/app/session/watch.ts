import { join } from "node:path";
import { RewardsmithError } from "../../core/errors.ts";
import type { Looker, Store } from "../../core/interfaces.ts";
import type { StoredPolicy } from "../../core/job.ts";
import { viewOf } from "../../core/run-view.ts";
import { drawPage } from "../../drawing/page.ts";
import { readPolicy } from "../../evolution/kept-policy.ts";
import { watchedPool, watchedTraining } from "../../evolution/watched.ts";
import { trainingsOf } from "../../report/evidence.ts";
import type { Problem } from "../problem.ts";

/** Writes the page that plays the episode of a candidate that marks are about, and returns its path. */
export const watchCandidate = async (
  candidate: string,
  {
    store,
    looker,
    problem: { environment, taskReference, task, critic },
  }: {
    store: Pick<Store, "folder" | "write" | "read" | "events">;
    looker: Looker;
    problem: Pick<Problem, "environment" | "taskReference" | "task" | "critic">;
  },
): Promise<string> => {
  const view = viewOf(store.events());
  const results = await trainingsOf({ view, read: store.read }, { owner: candidate, pool: "search" });
  const serialized = await readPolicy(watchedTraining(results).policy, store.read);
  const { reward } = await critic.review(await store.read(`candidates/${candidate}/reward.ts`), {});
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
  const file = `session/${candidate}.html`;
  await store.write(file, drawPage({ ...outcome.recording, policy: candidate }));
  return join(store.folder, file);
};
