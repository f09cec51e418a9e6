import { execFile } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { describePython } from "../python/python.ts";
import { emptyFolder, runCommand } from "./command.ts";

const run = promisify(execFile);
const fixtures = fileURLToPath(new URL("../simulator/gymnasium/fixtures", import.meta.url));

const state = `def read(env):
    world = env.unwrapped
    return {"goal": world.goal, "body": {"place": world.place}}
`;

const small = ["--designer", "symbolic", "--generations", "1", "--samples", "1", "--steps", "256", "--episodes", "2"];
const seeds = ["--report-seeds", "1", "--selection-seeds", "1", "--leaders", "1", "--json", "--display", "none"];

/** Plays the exported reward beside the state that it should have read. */
const play = `from exported import make
env = make()
env.reset(seed=5)
for step in range(10):
    _, reward, _, _, info = env.step(1)
    told = env._state
    assert told["goal"] == env.unwrapped.goal.tolist() and told["body"]["place"] == env.unwrapped.place.tolist()
print("read")
`;

describePython("a search that reads state no observation shows", (interpreter) => {
  test("is measured by it, goes on with the function that it began with, and takes it home", async () => {
    const cwd = emptyFolder();
    const env = { REWARDSMITH_PYTHON: interpreter, PYTHONPATH: fixtures };
    const command = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await runCommand(args, { cwd, env });
      expect(`${args[0]} ${code} ${code === 0 ? "" : stderr}`).toBe(`${args[0]} 0 `);
      return stdout;
    };
    writeFileSync(join(cwd, "goal_state.py"), state);
    const world = ["--env", "gymnasium:bridge/Goal-v0", "--python-import", "bridge_fixtures"];
    const measure = ["--measure", "-mean(abs(goal[0] - body.place[0]))"];
    const summary = JSON.parse(
      await command("run", ...world, "--python-state", "goal_state.py:read", ...measure, ...small, ...seeds),
    ) as RunSummary;
    expect(summary.status).toBe("completed");
    const config = JSON.parse(readFileSync(join(cwd, summary.run, "config.json"), "utf8")) as Record<string, unknown>;
    expect(config).toMatchObject({ "python-state": join(cwd, "goal_state.py:read"), stateSource: { text: state } });
    rmSync(join(cwd, "goal_state.py"));
    const longer = JSON.parse(
      await command("resume", summary.run, "--generations", "1", "--json", "--display", "none"),
    ) as RunSummary;
    expect(longer.generations).toBe(2);
    await command("export", summary.run, "--to", "python", "--out", "exported.py");
    writeFileSync(join(cwd, "play.py"), play);
    const { stdout } = await run(interpreter, ["-W", "ignore", "play.py"], { cwd, env: { ...process.env, ...env } });
    expect(stdout.trim()).toBe("read");
  });
});
