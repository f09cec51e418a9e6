// One training of ours for bench/peers.ts: prints one JSON line as bench/peers/sb3.py does. The reward runs in its sandbox.
import { loadReference, openProblem } from "../../src/app/problem.ts";
import { librarySource } from "../../src/reward/library.ts";
import { createProcessSandbox } from "../../src/sandbox/process.ts";
import { createEpisodeRecorder } from "../../src/training/episode-recorder.ts";
import { createPpo } from "../../src/training/ppo/ppo.ts";
import { createRewardSource } from "../../src/training/reward-source.ts";
import type { PeerTask } from "../peers.ts";

const ask = JSON.parse(process.argv[2] as string) as PeerTask;
const problem = await openProblem({ env: ask.env });
const { environment } = problem.loaded;
const reward = await loadReference(problem, "gymnasium");
if (reward === null || typeof reward === "string") throw new Error(`${ask.env} has no reward program 'gymnasium'`);
const { lanes, rolloutSteps, minibatch, epochs, steps } = ask;
const equal = { lanes, rolloutSteps, minibatch, epochs, iterations: Math.floor(steps / (lanes * rolloutSteps)) };
const learner = createPpo({ tune: lanes === 1 ? {} : equal });
const sandbox = createProcessSandbox({ spec: environment.spec, library: librarySource() });
await sandbox.load(reward);

const returns: number[] = [];
let reached: number | null = null;
const recorder = createEpisodeRecorder((episode) => {
  returns.push(episode.return);
  if (returns.length > ask.window) returns.shift();
});
const controller = new AbortController();
let taken = 0;
const started = performance.now();
const seconds = (): number => (performance.now() - started) / 1000;
try {
  await learner.train({
    spec: environment.spec,
    create: async (count, seed) => environment.create({ count, seed }),
    reward: createRewardSource({ sandbox, reward }),
    steps,
    seed: ask.seed,
    signal: controller.signal,
    onRollout(report) {
      recorder.record(report);
      taken = report.steps;
      const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
      if (reached !== null || returns.length < ask.window || mean < ask.threshold) return;
      reached = seconds();
      if (ask.stop) controller.abort(new Error("reached"));
    },
  });
} catch (thrown) {
  if (!controller.signal.aborted) throw thrown;
}
console.log(JSON.stringify({ stepsPerSecond: taken / seconds(), secondsToScore: reached }));
await sandbox.close();
