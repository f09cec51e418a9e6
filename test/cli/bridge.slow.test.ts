import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { describePython } from "../python/python.ts";
import { emptyFolder, runCommand, startCommand } from "./command.ts";
import { familyOf, processes, until } from "./processes.ts";

const fixtures = fileURLToPath(new URL("../simulator/gymnasium/fixtures", import.meta.url));

const isBridge = (args: string): boolean => args.includes("rewardsmith_bridge");

/** Small: what is proved is that it goes through; the learner has tests of its own. */
const small = ["--designer", "symbolic", "--generations", "1", "--samples", "2", "--json", "--display", "none"];
const brief = [...small, "--report-seeds", "1", "--selection-seeds", "1", "--leaders", "1"];

const accepted: [string, string[], string[]][] = [
  ["gymnasium:Hopper-v5", [], ["mujoco"]],
  ["gymnasium:LunarLander-v3", [], ["Box2D"]],
  ["gymnasium:MiniGrid-Empty-5x5-v0", ["--python-import", "minigrid"], ["minigrid"]],
  ["gymnasium:PointMaze_UMaze-v3", ["--python-import", "gymnasium_robotics"], ["gymnasium_robotics"]],
];
for (const [env, flags, modules] of accepted) {
  describePython(
    `run --env ${env}`,
    (interpreter) => {
      test("a search goes through, with the environment's own reward as the human reference", async () => {
        const cwd = emptyFolder();
        const { code, stdout, stderr } = await runCommand(
          ["run", "--env", env, ...flags, ...brief, "--steps", "2048"],
          {
            cwd,
            env: { REWARDSMITH_PYTHON: interpreter },
          },
        );
        expect(`${code} ${code === 0 ? "" : stderr}`).toBe("0 ");
        const summary = JSON.parse(stdout) as RunSummary;
        expect(summary.status).toBe("completed");
        expect(summary.references.human).not.toBeNull();
        expect(summary.best?.fitness?.mean).toEqual(expect.any(Number));
      });
    },
    { modules },
  );
}

describePython("the bridge on the command line", (interpreter) => {
  const python = { REWARDSMITH_PYTHON: interpreter, PYTHONPATH: fixtures };
  const counter = ["gymnasium:bridge/Counter-v0", "--python-import", "bridge_fixtures"];

  test("describe, check, evaluate and check of a reward, all under the options", async () => {
    const cwd = emptyFolder();
    writeFileSync(
      join(cwd, "bridge_Counter-v0.env.yaml"),
      "fields: { 'observation[0]': { name: wheel.turns, unit: '1' } }\n",
    );
    writeFileSync(
      join(cwd, "reward.ts"),
      'import type { Step } from "environment";\nexport const weights = { turning: 1 };\n' +
        "export function terms({ state, next, action }: Step) {\n  return { turning: next.wheel.turns - state.wheel.turns + 0.1 * action.choice };\n}\n",
    );
    const run = async (...args: string[]) => {
      const finished = await runCommand(args, { cwd, env: python });
      expect(`${args[0]} ${finished.code} ${finished.code === 0 ? "" : finished.stderr + finished.stdout}`).toBe(
        `${args[0]} 0 `,
      );
      return finished.stdout;
    };
    const described = await run("env", "describe", ...counter);
    expect(described).toContain("readonly turns: number");
    expect(described).not.toMatch(/reward_part|is_success/);
    expect(await run("env", "check", ...counter, "--env-option", "ends=9")).toContain("keeps the contract");
    expect(await run("env", "list", "gymnasium:", "--python-import", "bridge_fixtures")).toContain(
      "gymnasium:bridge/Counter-v0",
    );
    expect(JSON.parse(await run("check", "reward.ts", "--env", ...counter, "--json"))).toMatchObject({
      accepted: true,
    });
    const evaluate = [
      "evaluate",
      "reward.ts",
      "--env",
      ...counter,
      "--env-option",
      "ends=9",
      "--steps",
      "512",
      "--report-seeds",
      "1",
    ];
    const evaluation = JSON.parse(await run(...evaluate, "--json", "--display", "none"));
    // It succeeds whatever is done; of nine steps of 1.5 each the return breaks ties.
    expect(evaluation).toMatchObject({ outcome: "trained", fitness: { mean: expect.closeTo(1.00864, 5) }, success: 1 });
  });

  test("nothing of the environment's own reward or verdict reaches the designer", async () => {
    const cwd = emptyFolder();
    const args = ["run", "--env", ...counter, ...small, "--designer", "language-model", "--model", "m", "--dry-run"];
    const { code, stdout } = await runCommand(args, { cwd, env: { ...python, OPENAI_API_KEY: "none" } });
    expect(code).toBe(0);
    const { firstPrompt } = JSON.parse(stdout) as { firstPrompt: unknown };
    const prompt = JSON.stringify(firstPrompt);
    expect(prompt).toContain("observation");
    expect(prompt).not.toMatch(/reward_part|is_success|\bnative\b/);
  });

  test("kill -9 of Python in mid-rollout, twice: the candidate has failed, the run goes on, nothing is left", async () => {
    const cwd = emptyFolder();
    const args = [
      "run",
      "--env",
      "gymnasium:Pendulum-v1",
      ...brief,
      "--steps",
      "10000",
      "--jobs",
      "1",
      "--display",
      "jsonl",
    ];
    const { child, finished } = startCommand(args, { cwd, env: python });
    const killed = new Set<number>();
    let rest = "";
    child.stderr.on("data", (data: Buffer) => {
      const lines = (rest + data.toString()).split("\n");
      rest = lines.pop() ?? "";
      if (killed.size === 2 || !lines.some((line) => /"training-progressed".*"g1-c1"/.test(line))) return;
      const all = processes();
      const family = familyOf(child.pid as number, all);
      const victim = all.find(({ pid, args }) => family.has(pid) && isBridge(args) && !killed.has(pid));
      if (victim === undefined) return;
      killed.add(victim.pid);
      process.kill(victim.pid, "SIGKILL");
    });
    const { code, stdout, stderr } = await finished;
    expect(killed.size).toBe(2);
    expect(`${code} ${code === 0 ? "" : stderr}`).toBe("0 ");
    const { run, best, spent } = JSON.parse(stdout) as RunSummary;
    expect(best?.candidate).toBe("g1-c2");
    expect(spent.failed).toBe(1);
    const events = readFileSync(join(cwd, run, "events.jsonl"), "utf8")
      .trim()
      .split("\n");
    const evaluated = events
      .map((line) => (JSON.parse(line) as { event: RunEvent }).event)
      .find((event) => event.type === "candidate-evaluated" && event.id === "g1-c1");
    expect(evaluated).toMatchObject({
      outcome: "failed",
      failure: { reason: "environment", message: expect.stringContaining("ended in the middle of its work") },
    });
    await until(
      () => !processes().some(({ pid, args }) => killed.has(pid) || (isBridge(args) && args.includes(` ${child.pid}`))),
    );
  });

  test("kill -9 of the command itself takes Python along", async () => {
    const cwd = emptyFolder();
    const args = ["run", "--env", "gymnasium:Pendulum-v1", ...brief, "--steps", "400000"];
    const { child, finished } = startCommand(args, { cwd, env: python });
    const bridges = () => {
      const all = processes();
      const family = familyOf(child.pid as number, all);
      return all.filter(({ pid, args: text }) => family.has(pid) && isBridge(text)).map(({ pid }) => pid);
    };
    let pids: number[] = [];
    await until(() => (pids = bridges()).length > 0 && existsSync(join(cwd, "runs")));
    child.kill("SIGKILL");
    await finished;
    await until(() => !processes().some(({ pid, args: text }) => pids.includes(pid) && isBridge(text)));
  });
});
