// What the learners reach under each environment's own (Gymnasium) reward, against published figures:
//   npm run bench -- scores --env hopper[,ENV…] [--steps 1000000] [--seeds 5] [--learner ppo] [--env-option k=v] [--out FILE]
//     [--scale 1e4] [--offset 1000]: the same under a reward that is multiplied, or that pays a constant more a step
// A score is the mean return of 20 deterministic episodes of the policy that a training hands over. Results are kept in --out
// and not measured twice, so that a long comparison can be broken off and continued.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadReference, openProblem } from "../src/app/problem.ts";
import { entry } from "../src/app/paths.ts";
import { locate } from "../src/app/places.ts";
import type { CompiledReward } from "../src/core/program.ts";
import { summarizeScores } from "../src/core/statistics.ts";
import { createLocalExecutor } from "../src/execution/local-queue.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    env: { type: "string", default: "cartpole" },
    "env-option": { type: "string", multiple: true, default: [] },
    steps: { type: "string", default: "1000000" },
    seeds: { type: "string", default: "5" },
    learner: { type: "string", default: "ppo" },
    jobs: { type: "string", default: "2" },
    scale: { type: "string", default: "1" },
    offset: { type: "string", default: "0" },
    out: { type: "string", default: "runs/bench-scores.json" },
  },
});

type Row = {
  environment: string;
  learner: string;
  steps: number;
  options: Record<string, string>;
  scale: number;
  offset: number;
  seed: number;
  /** Mean return under the reward as trained with: comparable at scale 1 and offset 0 only. */
  score: number;
  /** Mean fitness of the environment's first task: comparable throughout. */
  fitness: number;
  seconds: number;
};
const out = resolve(values.out);
const rows = (): Row[] => (existsSync(out) ? (JSON.parse(readFileSync(out, "utf8")) as Row[]) : []);

const keep = (row: Row): void => {
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify([...rows(), row], null, 1)}\n`);
};

const options = Object.fromEntries(values["env-option"].map((pair) => pair.split("=") as [string, string]));
const steps = Number(values.steps);
const { learner } = values;
const scale = Number(values.scale);
const offset = Number(values.offset);

/** The reward times `scale`, with a further term that is always 1 and weighs `offset`. */
const changed = (reward: CompiledReward): CompiledReward => ({
  ...reward,
  javascript:
    offset === 0
      ? reward.javascript
      : `${reward.javascript.replace("var terms", "var inner")}
         var terms = (step) => ({ ...inner(step), offset: 1 });`,
  weights: {
    ...Object.fromEntries(Object.entries(reward.weights).map(([name, weight]) => [name, scale * weight])),
    ...(offset === 0 ? {} : { offset }),
  },
});

const measure = async (name: string): Promise<void> => {
  const problem = await openProblem({ env: name, options });
  const reward = await loadReference(problem, "gymnasium");
  if (reward === null || typeof reward === "string") throw new Error(`${name} has no reward program 'gymnasium'`);
  const mine = (row: Row): boolean =>
    row.environment === name &&
    row.learner === learner &&
    row.steps === steps &&
    row.scale === scale &&
    row.offset === offset &&
    JSON.stringify(row.options) === JSON.stringify(options);
  const executor = createLocalExecutor({
    childPath: entry("child"),
    locate,
    jobs: Number(values.jobs),
    deadlineMilliseconds: () => 6 * 3600 * 1000,
  });
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
  try {
    await Promise.all(
      seeds.map(async (seed) => {
        if (rows().some((row) => mine(row) && row.seed === seed)) return;
        let started = 0;
        const outcome = await executor.train(
          {
            kind: "train",
            reward: changed(reward),
            environment: problem.environment,
            task: problem.taskReference,
            learner,
            budget: { steps, episodes: 20, checkpoints: 10 },
            seed,
          },
          { onProgress: () => void (started ||= performance.now()) },
        );
        if (outcome.kind !== "trained") throw new Error(`${name}, seed ${seed}: ${JSON.stringify(outcome)}`);
        const { episodes } = outcome.result;
        const score = episodes.reduce((sum, episode) => sum + episode.return, 0) / episodes.length;
        const seconds = Math.round((performance.now() - started) / 1000);
        const { fitness } = outcome.result;
        keep({ environment: name, learner, steps, options, scale, offset, seed, score, fitness, seconds });
        console.error(`${name} ${learner} ${steps} seed ${seed}: ${score.toFixed(1)} (${seconds} s)`);
      }),
    );
  } finally {
    await executor.close();
  }
  const own = rows().filter(mine);
  own.sort((left, right) => left.seed - right.seed);
  const plain = scale === 1 && offset === 0;
  const figures = own.map((row) => (plain ? row.score : row.fitness));
  const { mean, iqm, ci95 } = summarizeScores(
    figures,
    own.map(({ seed }) => seed),
  );
  const text = (number: number): string => number.toFixed(plain ? 1 : 3);
  const subject = plain ? "return" : `fitness, reward × ${scale} + ${offset}`;
  console.log(
    `| ${name} | ${learner} | ${steps} | ${subject} | ${text(mean)} | ${text(iqm)} | ${ci95?.map(text).join(" … ") ?? "–"} | ${figures.map(text).join(" ")} |`,
  );
};

/** One table row an environment: mean, interquartile mean, 95 % interval, and every seed's score. */
export const bench = async (): Promise<void> => {
  console.log(
    "| environment | learner | steps | what | mean | IQM | 95 % interval | seeds |\n|---|---|---|---|---|---|---|---|",
  );
  for (const name of values.env.split(",")) await measure(name);
};
