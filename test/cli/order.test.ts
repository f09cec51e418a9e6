import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { answer, startScriptedServer, type Reply } from "../model/scripted-server.ts";
import { emptyFolder, runCommand } from "./command.ts";

const small = `--generations 2 --samples 3 --steps 2048 --episodes 2 --selection-seeds 1 --report-seeds 2 --leaders 2
  --seed 5 --max-steps 200000 --json --display none`.split(/\s+/);

/** Everything but the path and what this process did. */
const comparable = (text: string): Partial<RunSummary> => {
  const { run: _run, thisProcess: _process, best, ...rest } = JSON.parse(text) as RunSummary;
  return { ...rest, best: best && { ...best, reward: "" } };
};

const run = async (more: readonly string[], env: Record<string, string> = {}): Promise<Partial<RunSummary>> => {
  const { code, stdout, stderr } = await runCommand(["run", ...small, ...more], { cwd: emptyFolder(), env });
  expect(code, stderr).toBe(0);
  return comparable(stdout);
};

test("one training at a time or two: the same summary", async () => {
  const [one, two] = await Promise.all(["1", "2"].map((jobs) => run(["--env", "cartpole", "--jobs", jobs])));
  expect(one?.best).not.toBeNull();
  expect(two).toEqual(one);
});

/** Two of the three programs of a generation are equal. */
const program = (weight: number): string =>
  `Idea: ${weight}.\n\`\`\`ts\nimport type { Step } from "environment";
export const weights = { upright: ${weight} };
export function terms({ next, terminated }: Step) {
  return { upright: (terminated ? 0 : 1) - Math.abs(next.pole.angle) };
}\n\`\`\``;
const weights = [1, 2, 1, 3, 4, 3];

test("whichever answer comes first, the same summary", async () => {
  const search = async (delays: readonly number[]) => {
    const script = weights.map((weight, request): Reply => {
      const reply = answer(program(weight));
      return (response) => void sleep(delays[request]).then(() => reply(response));
    });
    const server = await startScriptedServer(script);
    onTestFinished(() => server.close());
    const model = "--env cartpole --designer language-model --model scripted --critic-votes 0 --jobs 2".split(" ");
    return run(model, { OPENAI_API_KEY: "none", OPENAI_BASE_URL: server.baseURL });
  };
  const inOrder = await search([0, 0, 0, 0, 0, 0]);
  expect(inOrder.spent).toMatchObject({ proposed: 6, rejected: 0 });
  expect(await search([900, 500, 0, 600, 0, 900])).toEqual(inOrder);
});
