// Ours beside Stable-Baselines3 on the same machine and one core each, in turns:
//   npm run bench -- peers [--python .venv-peers/bin/python] [--repeats 3] [--env cartpole,hopper] [--json]
// Environment steps per second at SB3's defaults (1 environment × 2,048 steps, minibatch 64, 10 epochs; ours at its own
// defaults) and at equal settings (8 × 256, minibatch 256, 10 epochs, two 64×64 nets), and seconds until the last
// training episodes' mean return passes a score. Both processes are held to one core by taskset.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { median } from "../src/core/statistics.ts";

/** What either side is asked to do, as one JSON argument. `lanes` 1: each side's own defaults. */
export type PeerTask = {
  env: string;
  id: string;
  steps: number;
  seed: number;
  lanes: number;
  rolloutSteps: number;
  minibatch: number;
  epochs: number;
  /** Mean return of the last `window` training episodes that counts as reached; `stop` ends the training there. */
  threshold: number;
  window: number;
  stop: boolean;
};
type Answer = { stepsPerSecond: number; secondsToScore: number | null };

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: "string", default: ".venv-peers/bin/python" },
    repeats: { type: "string", default: "3" },
    env: { type: "string", default: "cartpole,hopper" },
    json: { type: "boolean" },
  },
});

const here = (name: string): string => fileURLToPath(new URL(`peers/${name}`, import.meta.url));
const defaults = { lanes: 1, rolloutSteps: 2048, minibatch: 64, epochs: 10 };
const equal = { lanes: 8, rolloutSteps: 256, minibatch: 256, epochs: 10 };
const subjects: Record<string, { id: string; steps: number; scoreSteps: number; threshold: number }> = {
  cartpole: { id: "CartPole-v1", steps: 65_536, scoreSteps: 400_000, threshold: 450 },
  hopper: { id: "Hopper-v5", steps: 65_536, scoreSteps: 1_000_000, threshold: 1500 },
};

const ask = async (side: "ours" | "sb3", task: PeerTask): Promise<Answer> => {
  const command =
    side === "ours" ? [process.execPath, "--no-warnings", here("ours.ts")] : [values.python, here("sb3.py")];
  const { stdout } = await promisify(execFile)("taskset", ["-c", "1", ...command, JSON.stringify(task)], {
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) as string) as Answer;
};

const compare = async (env: string, settings: typeof equal, { score }: { score: boolean }) => {
  const subject = subjects[env];
  if (subject === undefined) throw new Error(`--env ${env}: one of ${Object.keys(subjects).join(", ")}`);
  const { id, threshold } = subject;
  const answers = { ours: [] as Answer[], sb3: [] as Answer[] };
  for (let repeat = 1; repeat <= Number(values.repeats); repeat++) {
    const steps = score ? subject.scoreSteps : subject.steps;
    const task = { env, id, ...settings, steps, seed: repeat, threshold, window: 20, stop: score };
    answers.ours.push(await ask("ours", task));
    answers.sb3.push(await ask("sb3", task));
  }
  const figure = (side: Answer[]): number[] =>
    side.map(({ stepsPerSecond, secondsToScore }) => (score ? (secondsToScore ?? Infinity) : stepsPerSecond));
  const [ours, sb3] = [figure(answers.ours), figure(answers.sb3)];
  return {
    environment: env,
    settings: settings.lanes === 1 ? "defaults" : "equal",
    what: score ? `seconds to a mean return of ${threshold}` : "environment steps/s",
    ours,
    sb3,
    ratio: score ? median(sb3) / median(ours) : median(ours) / median(sb3),
  };
};

/** One table row a comparison: medians of both sides, every repeat's figure, and how many times ours is better. */
export const bench = async (): Promise<void> => {
  const results = [];
  for (const env of values.env.split(","))
    for (const score of [false, true])
      for (const settings of [defaults, equal]) results.push(await compare(env, settings, { score }));
  if (values.json === true) {
    console.log(JSON.stringify(results, null, 2));
    return;
  }
  const show = (numbers: readonly number[]): string =>
    numbers.map((number) => (number >= 100 ? number.toFixed(0) : number.toFixed(1))).join(" ");
  console.log("| environment | settings | what | ours | SB3 | ours better by |\n|---|---|---|---|---|---|");
  for (const { environment, settings, what, ours, sb3, ratio } of results)
    console.log(`| ${environment} | ${settings} | ${what} | ${show(ours)} | ${show(sb3)} | ${ratio.toFixed(2)}× |`);
};
