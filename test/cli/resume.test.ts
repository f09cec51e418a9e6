import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { silent, startScriptedServer } from "../model/scripted-server.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder, startCommand } from "./command.ts";
import { eventTypes, expectSameResult } from "./killed.ts";
import { folderIn } from "./run-folder.ts";
import { until } from "./processes.ts";

const small = `run --env cartpole --generations 1 --samples 2 --steps 2048 --episodes 2 --selection-seeds 1
  --report-seeds 1 --leaders 1 --seed 5 --json`.split(/\s+/);

// After every effect, in one process: test/evolution/search.test.ts; at more places: resume.slow.test.ts.
test("a run killed with -9 in the middle of a training is resumed to the uninterrupted run's result, and leaves no process", () =>
  expectSameResult(small, [[{ type: "training-ended", count: 1 }]]));

// Ctrl-C, kill, and the terminal that is closed.
test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s ends in order: exit 130, the command to go on printed last, nothing left behind",
  async (signal) => {
    const cwd = emptyFolder();
    const { child, finished, stderr } = startCommand(small, { cwd });
    await until(() => stderr().includes("generation 1"));
    child.kill(signal);
    const { code, stdout, stderr: said } = await finished;
    expect(code).toBe(130);
    expect(stdout).toBe("");
    expect(said.trim().split("\n").at(-1)).toMatch(/rewardsmith\.mjs resume runs\/\S+$/);
    const { stdout: listed } = await callCommand(["list", "--json"], { cwd });
    expect((JSON.parse(listed) as { status: string }[])[0]?.status).toBe("interrupted");
    expect(readdirSync(folderIn(cwd)).filter((name) => name.startsWith("lock."))).toEqual([]);
    // The rest is the same for all.
    if (signal !== "SIGHUP") return;
    const resumed = await callCommand(["resume", folderIn(cwd), "--json"], { cwd });
    expect(resumed.code, resumed.stderr).toBe(0);
  },
);

const written =
  `run --env mountain-car --designer language-model --model scripted --critic-votes 0 --generations 1 --samples 1 --steps 2048
  --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1`.split(/\s+/);

test("Ctrl-C is heard while a model writes and nothing trains: nobody waits for the answer", async () => {
  const server = await startScriptedServer([silent]);
  const cwd = emptyFolder();
  const { child, finished } = startCommand(written, {
    cwd,
    env: { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: server.baseURL },
  });
  // References are all that trains beside a first request: where none does, nothing else can end the wait.
  await until(() => {
    try {
      const types = eventTypes(folderIn(cwd));
      const training = types.includes("training-started");
      return server.requests.length > 0 && (!training || types.filter((type) => type === "training-ended").length >= 3);
    } catch {
      return false;
    }
  });
  child.kill("SIGINT");
  const { code, stderr } = await finished;
  await server.close();
  expect(code, stderr).toBe(130);
  expect(stderr.trim().split("\n").at(-1)).toMatch(/resume runs\/\S+$/);
});
