import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { RunEvent } from "../src/core/events.ts";
import { createRandom, deriveSeed } from "../src/core/random.ts";

// How well answers, checks and trainings overlap: a search with a model that takes its time, beside the least time that
// any schedule of its answers and trainings could have taken.
//
//   npm run bench -- overlap [--env mountain-car] [--steps N] [--generations 3] [--samples 8] [--slowest 20]
//
// Lower bound: the longer of (a) the critical path: in each generation the latest of answer + training, then selection
// and report; (b) the trainings' seconds shared among the cores. Trainings' seconds are those that they took beside
// each other.

const root = join(import.meta.dirname, "..");

/** Programs of the grammar of anything with a state: a constant and one field each, no two alike. */
const program = (env: string, number: number): string => {
  const field = env === "hopper" ? "torso.velocityX" : "car.velocity";
  return `Idea: ${number}.\n\`\`\`ts\nimport type { Step } from "environment";
export const weights = { move: ${1 + number / 100}, alive: 0.1 };
export function terms({ next, terminated }: Step) {
  return { move: Math.abs(next.${field}), alive: terminated ? 0 : 1 };
}\n\`\`\``;
};

type Timed = { time: number; event: RunEvent };

const readLog = (folder: string): Timed[] =>
  readFileSync(join(folder, "events.jsonl"), "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { time: string; event: RunEvent })
    .map(({ time, event }) => ({ time: Date.parse(time) / 1000, event }));

/** Seconds of every training by job, and whose it was. */
const trainingsOf = (log: readonly Timed[]) => {
  const begun = new Map<string, number>();
  return log.flatMap(({ time, event }) => {
    if (event.type === "training-started") begun.set(event.job, time);
    if (event.type !== "training-ended") return [];
    return [{ owner: event.owner, pool: event.pool, seconds: time - (begun.get(event.job) ?? time) }];
  });
};

const longest = (values: readonly number[]): number => Math.max(0, ...values);

export const bench = async (): Promise<void> => {
  const { values } = parseArgs({
    args: process.argv.slice(process.argv.findIndex((argument) => argument === "overlap") + 1),
    options: {
      env: { type: "string", default: "mountain-car" },
      steps: { type: "string" },
      generations: { type: "string", default: "3" },
      samples: { type: "string", default: "8" },
      slowest: { type: "string", default: "20" },
    },
  });
  const random = createRandom(deriveSeed("answers", values.slowest));
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    const seconds = random.between(1, Number(values.slowest));
    const number = answers.push(seconds);
    const body = {
      id: "bench",
      object: "chat.completion",
      created: 0,
      model: "bench",
      usage: { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 },
      choices: [
        { index: 0, message: { role: "assistant", content: program(values.env, number) }, finish_reason: "stop" },
      ],
    };
    setTimeout(
      () => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
      seconds * 1000,
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const runs = mkdtempSync(join(tmpdir(), "rewardsmith-overlap-"));
  const flags = `run --env ${values.env} --designer language-model --model bench --critic-votes 0 --seed 1 --display none --json
    --generations ${values.generations} --samples ${values.samples} --selection-seeds 2 --report-seeds 2 --runs ${runs}
    ${values.steps === undefined ? "" : `--steps ${values.steps}`}`;
  const child = spawn(process.execPath, [join(root, "bin", "rewardsmith.mjs"), ...flags.trim().split(/\s+/)], {
    env: {
      PATH: process.env["PATH"],
      OPENAI_API_KEY: "none",
      OPENAI_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  server.close();
  if (code !== 0) throw new Error(`the search ended with ${String(code)}`);
  const [name = ""] = readdirSync(runs).filter((each) => !each.startsWith("."));
  const log = readLog(join(runs, name));
  rmSync(runs, { recursive: true, force: true });

  const trainings = trainingsOf(log);
  const secondsOf = (owner: string, pool: string) =>
    longest(trainings.filter((each) => each.owner === owner && each.pool === pool).map(({ seconds }) => seconds));
  const proposed = log.flatMap(({ time, event }) => (event.type === "candidate-proposed" ? [{ time, ...event }] : []));
  const started = log.flatMap(({ time, event }) =>
    event.type === "generation-started" ? [{ time, generation: event.generation }] : [],
  );
  const generations = started.map(({ time, generation }) =>
    longest(
      proposed
        .filter((each) => each.generation === generation)
        .map((each) => each.time - time + secondsOf(each.id, "search")),
    ),
  );
  const owners = [...new Set(trainings.map(({ owner }) => owner))];
  const confirming = longest(owners.map((owner) => secondsOf(owner, "selection")));
  const reporting = longest(
    owners.filter((owner) => !owner.startsWith("reference:")).map((owner) => secondsOf(owner, "report")),
  );
  const critical = generations.reduce((total, seconds) => total + seconds, 0) + confirming + reporting;
  const work = trainings.reduce((total, { seconds }) => total + seconds, 0);
  const cores = availableParallelism();
  const first = log[0]?.time ?? 0;
  const wall = (log.at(-1)?.time ?? 0) - first;
  const bound = Math.max(critical, work / cores);
  const figure = (value: number) => value.toFixed(1);
  process.stdout.write(
    [
      `${values.env}, ${values.generations} × ${values.samples}, answers of 1 to ${values.slowest} s (${answers.length} of them, ${figure(answers.reduce((total, seconds) => total + seconds, 0))} s in all), ${trainings.length} trainings, ${cores} cores`,
      `critical path ${figure(critical)} s, work ÷ cores ${figure(work / cores)} s, wall ${figure(wall)} s`,
      `wall ÷ lower bound ${(wall / bound).toFixed(3)}; cores busy with trainings ${((100 * work) / (cores * wall)).toFixed(1)} %`,
      "",
    ].join("\n"),
  );
};
