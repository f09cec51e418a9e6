import { messageOf } from "../core/errors.ts";
import type { Film } from "../core/film.ts";
import type { Looker, Store } from "../core/interfaces.ts";
import { filmOf } from "../drawing/film.ts";
import { isBridged } from "../simulator/gymnasium/reference.ts";
import { readRun } from "../store/runs.ts";
import { candidatePolicy } from "./candidate-policy.ts";
import type { StoredPolicy } from "../core/job.ts";
import type { Problem } from "./problem.ts";
import { modeText, type PolicyDocument } from "./which-training.ts";

/** The start of the episode that is filmed, the same for all. */
const seed = 1;

type Actor = { name: string; whose: string; policy: StoredPolicy | null };

const humanOf = async (store: Store): Promise<Actor[]> => {
  try {
    const { words, ...policy } = await candidatePolicy(await readRun(store.folder), { id: "human", which: "median" });
    return [{ name: "human", whose: words.replace(/^human, /, "").replace(/ \(.*$/, ""), policy }];
  } catch {
    return []; // the task has no human reference, or it failed
  }
};

/**
 * One episode of the best, the human and the random policy, for the top of the report. Only a picture: whatever goes
 * wrong is a notice, and an environment that draws nothing has none.
 */
export const filmRun = async ({
  store,
  problem,
  looker,
  best,
}: {
  store: Store;
  problem: Pick<Problem, "environment" | "task" | "taskReference" | "loaded">;
  looker: Looker;
  best: PolicyDocument;
}): Promise<Film[]> => {
  // Python draws nothing here, and starting it to learn that takes seconds.
  if (isBridged(problem.loaded.path) || problem.loaded.told) return [];
  const serialized = best.policy as { learner: string };
  const actors: Actor[] = [
    {
      name: `best (${best.candidate})`,
      whose: `${best.why}${modeText(serialized)}`,
      policy: { learner: serialized.learner, serialized },
    },
    ...(await humanOf(store)),
    { name: "random", whose: "untrained", policy: null },
  ];
  const films: Film[] = [];
  for (const { name, whose, policy } of actors) {
    try {
      const outcome = await looker.look({
        kind: "look",
        environment: problem.environment,
        policy: policy && { learner: policy.learner, serialized: policy.serialized },
        pool: { of: "play", seed, count: 1 },
        measures: problem.task.unmeasured ? [] : [{ kind: "task", task: problem.taskReference }],
        reward: null,
        record: { also: ["poses"] },
      });
      const recording = outcome.kind === "looked" ? outcome.recording : null;
      const [episode] = recording?.episodes ?? [];
      if (recording === null || episode === undefined) continue;
      if (recording.scene === null) return [];
      const film = filmOf(recording, { episode, name, whose });
      if (film !== null) films.push(film);
    } catch (thrown) {
      store.note({ type: "notice", message: `no film of ${name}: ${messageOf(thrown)}` });
    }
  }
  return films;
};
