import { recordWatched } from "../app/session/watch.ts";
import { defaults } from "../app/config.ts";
import type { PlayRequest } from "../app/play.ts";
import type { Problem } from "../app/problem.ts";
import { upgradeConfig, type RecordedConfig } from "../app/upgrade.ts";
import type { Drawer, Looker } from "../core/interfaces.ts";
import type { TrainingResult } from "../core/outcome.ts";
import type { Recording } from "../core/recording.ts";
import type { RunView } from "../core/run-view/types.ts";
import type { Which } from "../evolution/which-training.ts";
import { trainingsOf } from "../report/evidence.ts";
import { readArtifact } from "../store/artifacts.ts";
import { configFile, readOptional } from "../store/documents.ts";
import { readRun } from "../store/runs.ts";
import { createFrames, type Frames } from "./frames.ts";

/** A run of a folder, as its log tells it now. */
type Run = { folder: string; view: RunView };

/** What answering for a run takes to open: each is opened when it is first asked for and kept for a while. */
export type Opened = {
  config(folder: string): Promise<RecordedConfig>;
  /** Its environment and task, loaded into this process as `run` loads them. */
  problem(folder: string): Promise<Problem>;
  /** A candidate's trainings on search seeds. */
  results(run: Run, candidate: string): Promise<TrainingResult[]>;
  /** The episode that a person is shown of it; the same start for all. Played in a process of its own. */
  recording(run: Run, candidate: string): Promise<Recording>;
  /**
   * A few evaluation episodes, from the `first` on (0…), of a candidate's best, median or worst training, or of that with a seed, played
   * again under its reward: what its scores are of. Raises usage errors.
   */
  evaluation(
    run: Run,
    choice: { candidate: string; which: Which; seed?: number | undefined; first: number },
  ): Promise<Played>;
  /** An episode of a built-in environment under random actions. */
  random(environment: string, choice: { seed: number }): Promise<Played>;
  /** A fresh episode of a candidate's median training, of a reference's, or of acting at random; the same start for all. Raises usage errors. */
  fresh(run: Run, choice: { who: string; start: number }): Promise<Played>;
  /** Pictures that worlds draw of what was played. */
  frames: Frames;
  close(): Promise<void>;
};

/** Episodes `of` how many that there are, and what a person should know beside them. */
export type Played = { recording: Recording; notices: readonly string[]; of: number };

/** Of an evaluation so many are seen; of dozens nobody looks at more. */
const shownEpisodes = 3;

/** What playing is asked for, but for what each names. */
const unasked: PlayRequest = {
  source: null,
  random: false,
  choice: {},
  config: null,
  reward: null,
  evaluation: false,
  episodes: 1,
  seed: 1,
};

const once = <Value>(most: number): ((key: string, make: () => Promise<Value>) => Promise<Value>) => {
  const known = new Map<string, Promise<Value>>();
  return (key, make) => {
    const found = known.get(key) ?? make();
    known.delete(key);
    known.set(key, found);
    // What failed may go well the next time.
    found.catch(() => known.delete(key));
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
    return found;
  };
};

/** Worlds are large, recordings are megabytes, trainings are many. */
const kept = { problems: 3, recordings: 16, played: 8, results: 200 };

export const createOpened = (): Opened => {
  const problems = once<Problem>(kept.problems);
  const recordings = once<Recording>(kept.recordings);
  const played = once<Played>(kept.played);
  const trainings = once<TrainingResult[]>(kept.results);
  let executor: Promise<Looker & Drawer & { close(): Promise<void> }> | undefined;
  const reader = (folder: string) => (path: string, hash?: string) => readArtifact(folder, { path, hash });
  // Policies are played where generated code may run: never in this process.
  const looker = () =>
    (executor ??= import("../app/wiring.ts").then(({ wireExecutor }) => wireExecutor({ jobs: 1, deadline: 600 })));

  const play = async (asked: Partial<PlayRequest>): Promise<Played> =>
    (await import("../app/play.ts")).playPolicy({ ...unasked, ...asked }, await looker());

  const config: Opened["config"] = async (folder) => upgradeConfig(await readOptional(folder, { name: configFile }));
  const problem: Opened["problem"] = (folder) =>
    problems(folder, async () => (await import("../app/run.ts")).problemOf(await config(folder)));
  /** Who is measured on further seeds is another since then. */
  const keyOf = ({ folder, view }: Run, candidate: string): string =>
    [folder, candidate, view.trainings[candidate]?.length ?? 0].join("\n");
  return {
    config,
    problem,
    results: (run, candidate) =>
      trainings(keyOf(run, candidate), () =>
        trainingsOf({ view: run.view, read: reader(run.folder) }, { owner: candidate, pool: "search" }),
      ),
    recording: (run, candidate) =>
      recordings(keyOf(run, candidate), async () =>
        recordWatched(candidate, {
          view: run.view,
          read: reader(run.folder),
          looker: await looker(),
          problem: await problem(run.folder),
        }),
      ),
    evaluation: (run, { candidate, which, seed, first }) =>
      played(JSON.stringify([keyOf(run, candidate), which, seed, first]), async () =>
        play({
          source: { kind: "run", run: await readRun(run.folder) },
          choice: { candidate, which, seed },
          evaluation: true,
          episodes: shownEpisodes,
          first,
        }),
      ),
    random: (environment, { seed }) =>
      played(`${environment}\n${seed}`, () =>
        play({ random: true, config: { ...defaults(), env: environment }, seed }),
      ),
    fresh: (run, { who, start }) =>
      played(JSON.stringify([keyOf(run, who), "fresh", start]), async () =>
        play({
          source: { kind: "run", run: await readRun(run.folder) },
          ...(who === "random" ? { random: true } : { choice: { candidate: who } }),
          seed: start,
        }),
      ),
    frames: createFrames(looker),
    async close() {
      await (await executor)?.close();
    },
  };
};
