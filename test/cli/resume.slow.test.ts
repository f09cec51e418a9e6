import { expect, test } from "vitest";
import { answer, silent, startScriptedServer } from "../model/scripted-server.ts";
import { emptyFolder, runCommand, startCommand } from "./command.ts";
import { eventTypes, expectSameResult } from "./killed.ts";
import { comparable, folderIn } from "./run-folder.ts";
import { familyOf, leftOf, until } from "./processes.ts";

const small = `run --env cartpole --generations 2 --samples 2 --steps 4096 --episodes 4 --selection-seeds 2
  --report-seeds 2 --leaders 2 --seed 5 --json`.split(/\s+/);

// Neighbouring places are different runs', so that the next kill hides nothing of the one before.
test(
  "a run killed with -9 anywhere, again and again, is resumed to the uninterrupted run's result, and leaves no process",
  () =>
    expectSameResult(small, [
      [
        { type: "run-started", count: 1 },
        { type: "training-progressed", count: 12 },
        { type: "candidate-evaluated", count: 1 },
        { type: "candidate-proposed", count: 3 },
        { type: "generation-ended", count: 2 },
      ],
      [
        { type: "training-ended", count: 1 },
        { type: "candidate-proposed", count: 1 },
        { type: "generation-ended", count: 1 },
        { type: "training-ended", count: 7 },
        { type: "training-ended", count: 12 },
      ],
    ]),
  1_200_000,
);

const reward = `Idea: swing.
\`\`\`ts
import type { Step } from "environment";
export const weights = { swing: 100 };
export function terms({ next }: Step) {
  return { swing: Math.abs(next.car.velocity) };
}
\`\`\``;

const written =
  `run --env mountain-car --designer language-model --model scripted --critic-votes 0 --generations 1 --samples 2 --steps 2048
  --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --seed 5 --json`.split(/\s+/);

test("a run killed with -9 in the middle of a model call pays for no recorded completion twice and ends the same", async () => {
  const straight = await startScriptedServer([answer(reward)]);
  const env = (server: { baseURL: string }) => ({ OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: server.baseURL });
  const { code, stdout, stderr } = await runCommand(written, { cwd: emptyFolder(), env: env(straight) });
  await straight.close();
  expect(code, stderr).toBe(0);

  const server = await startScriptedServer([answer(reward), silent, answer(reward)]);
  const cwd = emptyFolder();
  const { child, finished } = startCommand(written, { cwd, env: env(server) });
  await until(() => {
    try {
      return server.requests.length === 2 && eventTypes(folderIn(cwd)).includes("model-completed");
    } catch {
      return false;
    }
  });
  const family = familyOf(child.pid as number);
  child.kill("SIGKILL");
  await finished;
  await until(() => leftOf(family, cwd).length === 0);

  const resumed = await runCommand(["resume", folderIn(cwd), "--json"], { cwd, env: env(server) });
  await server.close();
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(comparable(resumed.stdout)).toEqual(comparable(stdout));
  // One was answered before the kill, one was cut off by it and asked again.
  expect(server.requests).toHaveLength(3);
  expect(resumed.stderr).toContain("may be charged twice");
});
