import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import type { Results } from "../../src/report/results/types.ts";
import { answer, startScriptedServer, type Reply } from "../model/scripted-server.ts";
import { emptyFolder, runCommand, startCommand } from "./command.ts";
import { familyOf, leftOf, until } from "./processes.ts";

/** Of any world. `(answer 7)`: which answer of the server's it is. */
const reward = (number: number): string => `Idea: go on (answer ${number}).
\`\`\`ts
import type { Step } from "environment";
export const weights = { alive: 1 };
export function terms({ dt, terminated }: Step) {
  return { alive: terminated ? 0 : dt };
}
\`\`\``;

/** Every third is thought about for a while, so that a kill finds some on their way. */
const replies: Reply[] = Array.from({ length: 1000 }, (_, number) => {
  const reply = answer(reward(number));
  return number % 3 === 0 ? (response) => void setTimeout(() => reply(response), 400) : reply;
});

const matrix = `
defaults: { designer: language-model, model: scripted, critic-votes: 0, repairs: 0, generations: 1, samples: 2, steps: 512,
  episodes: 2, selection-seeds: 1, report-seeds: 1, leaders: 1, references: none }
matrix: { environments: [cartpole, mountain-car, pendulum], strategies: [greedy, best-of-n], seeds: 1..3 }
`;
const openRuns = 3;
const command = ["batch", "all.yaml", "--jobs", "2", "--json", "--display", "plain"];

const open = async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "all.yaml"), matrix);
  const server = await startScriptedServer(replies);
  onTestFinished(() => server.close());
  return { cwd, server, env: { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: server.baseURL } };
};

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

const counted = new Map<string, { size: number; count: number }>();

const recordsOf = (file: string): number => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const known = counted.get(file);
  if (known?.size === size) return known.count;
  const count = read(file).split('"key":"').length - 1;
  counted.set(file, { size, count });
  return count;
};

/** Recorded effects of all runs: it only grows, and comes to the same whatever happened on the way. */
const recorded = (cwd: string, batch = "all"): number =>
  globSync(`runs/batch_${batch}/runs/*/events.jsonl`, { cwd })
    .map((file) => recordsOf(join(cwd, file)))
    .reduce((sum, count) => sum + count, 0);

/** Numbers of the answers that lie in the runs' ledgers. */
const answersKept = (cwd: string): number[] =>
  globSync("runs/batch_all/runs/*/model/*.json", { cwd }).flatMap((file) => {
    const [, number] = /\(answer (\d+)\)/.exec(read(join(cwd, file))) ?? [];
    return number === undefined ? [] : [Number(number)];
  });

const comparable = (cwd: string, batch = "all"): Partial<Results> => {
  const { thisProcess: _, ...rest } = JSON.parse(read(join(cwd, `runs/batch_${batch}/summary.json`))) as Results;
  return rest;
};

test("a batch of 18 runs killed with -9 five times ends with the summary of one that nobody interrupted, asks for nothing that was recorded, and leaves no process", async () => {
  const straight = await open();
  const whole = await runCommand(command, { cwd: straight.cwd, env: straight.env });
  expect(whole.code, whole.stderr).toBe(0);
  const total = recorded(straight.cwd);
  expect(answersKept(straight.cwd)).toHaveLength(36);

  const { cwd, server, env } = await open();
  const random = createRandom(15);
  const moments = Array.from({ length: 5 }, () => 1 + Math.floor(random.uniform() * (total - 1))).sort((a, b) => a - b);
  let lost = 0;
  for (const moment of moments) {
    const before = new Set(answersKept(cwd));
    const asked = server.requests.length;
    const { child, finished, stderr } = startCommand(command, { cwd, env });
    await until(() => {
      if (child.exitCode !== null) throw new Error(`it ended before ${moment} of ${total}: ${stderr()}`);
      return recorded(cwd) >= moment;
    });
    const family = familyOf(child.pid as number);
    child.kill("SIGKILL");
    await finished;
    await until(() => leftOf(family, cwd).length === 0);
    const kept = answersKept(cwd);
    // What an earlier process had recorded is there as it was.
    expect([...before].filter((number) => !kept.includes(number))).toEqual([]);
    const missed = Array.from({ length: server.requests.length - asked }, (_, index) => asked + index).filter(
      (number) => !kept.includes(number),
    );
    // Only what was on its way is to be asked again.
    expect(missed.length).toBeLessThanOrEqual(2 * openRuns);
    lost += missed.length;
  }
  const last = await runCommand(command, { cwd, env });
  expect(last.code, last.stderr).toBe(0);
  expect(comparable(cwd)).toEqual(comparable(straight.cwd));
  const kept = answersKept(cwd);
  expect(new Set(kept).size).toBe(36);
  expect(server.requests).toHaveLength(36 + lost);
  expect(recorded(cwd)).toBe(total);
}, 1_200_000);

const four = `defaults: { env: cartpole, steps: 1024, generations: 1, samples: 2, episodes: 2, report-seeds: 1, selection-seeds: 1, leaders: 1, references: none }
matrix: { strategy: [greedy, best-of-n], seed: [1, 2] }
`;

test("a batch that its budget stops, then Ctrl-C, goes on each time where it was, and ends as if nothing had been", async () => {
  const straight = emptyFolder();
  writeFileSync(join(straight, "four.yaml"), four);
  expect((await runCommand(["batch", "four.yaml"], { cwd: straight })).code).toBe(0);

  const cwd = emptyFolder();
  writeFileSync(join(cwd, "four.yaml"), four);
  const poor = await runCommand(["batch", "four.yaml", "--max-steps", "14000"], { cwd });
  expect(poor.code, poor.stderr).toBe(4);
  expect(poor.stderr).toMatch(/budget of the batch is reached: a training takes up to \d+ environment steps/);
  const spent = globSync("runs/batch_four/runs/*/events.jsonl", { cwd })
    .flatMap((file) => [...read(join(cwd, file)).matchAll(/"environmentSteps":(\d+),"evaluationSteps":(\d+)/g)])
    .reduce((sum, [, training, evaluation]) => sum + Number(training) + Number(evaluation), 0);
  expect(spent).toBeGreaterThan(0);
  expect(spent).toBeLessThanOrEqual(14_000);

  const before = recorded(cwd, "four");
  const { child, finished } = startCommand(["resume", "four", "--max-steps", "900000"], { cwd });
  await until(() => recorded(cwd, "four") > before);
  const family = familyOf(child.pid as number);
  child.kill("SIGINT");
  const stopped = await finished;
  expect(stopped.code, stopped.stderr).toBe(130);
  expect(stopped.stderr).toMatch(/Go on with: .*resume .*batch_four/);
  await until(() => leftOf(family, cwd).length === 0);

  const rest = await runCommand(["resume", "runs/batch_four", "--max-steps", "900000"], { cwd });
  expect(rest.code, rest.stderr).toBe(0);
  expect(comparable(cwd, "four")).toEqual(comparable(straight, "four"));
});

const mixed = `defaults: { env: cartpole, steps: 512, generations: 1, samples: 1, episodes: 2, report-seeds: 1, selection-seeds: 1, leaders: 1, references: none }
open-runs: 1
matrix: { source: [{ designer: language-model, replay: nothing }, { designer: symbolic }] }
`;

test("an error ends its own run and no other, unless it shall; it is gone on with when that is asked for", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "mixed.yaml"), mixed);
  const fast = await runCommand(["batch", "mixed.yaml", "--fail-fast"], { cwd });
  expect(fast.code, fast.stderr).toBe(1);
  expect(fast.stderr).toMatch(/the run with .*language-model.* could not be carried out/);
  expect(fast.stderr).not.toContain("2 of 2:");

  const going = await runCommand(["batch", "mixed.yaml", "--json"], { cwd });
  expect(going.code, going.stderr).toBe(1);
  expect(going.stderr).toMatch(/to do +1 of 2 runs/);
  const { cells } = JSON.parse(going.stdout) as Results;
  expect(cells.map(({ scored }) => scored)).toEqual([0, 1]);

  const again = await runCommand(["batch", "mixed.yaml", "--retry", "errored", "--dry-run"], { cwd });
  expect(again.stdout).toMatch(/to do +1 of 2 runs/);
  const nothing = await runCommand(["batch", "mixed.yaml", "--set", "replay=elsewhere", "--dry-run"], { cwd });
  expect(nothing.stdout).toContain("2 runs that the file had asked for before are asked for no more");
});

test("a cap on the calls of a whole batch holds over its runs and its processes, and a higher one goes on", async () => {
  const { cwd, server, env } = await open();
  const two = ["--set", "environments=cartpole", "--set", "strategies=greedy", "--set", "seeds=1..2"];
  const asked = () => server.requests.length + server.contacts.length;
  const poor = await runCommand([...command, ...two, "--max-calls", "4"], { cwd, env });
  expect(poor.code, poor.stderr).toBe(4);
  expect(poor.stderr).toMatch(/budget of the batch is reached: budget --max-calls 4 of the batch reached/);
  expect(asked()).toBe(4);
  expect((await runCommand([...command, ...two, "--max-calls", "4"], { cwd, env })).code).toBe(4);
  expect(asked()).toBe(4);
  const rich = await runCommand([...command, ...two, "--max-calls", "9"], { cwd, env });
  expect(rich.code, rich.stderr).toBe(0);
  expect(new Set(answersKept(cwd)).size).toBe(4);
  expect(asked()).toBeLessThanOrEqual(9);
});
