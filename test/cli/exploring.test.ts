import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Recording } from "../../src/core/recording.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const alive = `import type { Step } from "environment";
export const weights = { alive: 1 };
export function terms({ terminated }: Step) {
  return { alive: terminated ? 0 : 1 };
}
`;

test("a policy handed over exploring says so and plays so, wherever it goes", async () => {
  const cwd = emptyFolder();
  const run = async (...given: string[]) => {
    const ended = await callCommand(given, { cwd });
    expect(ended.code, ended.stderr).toBe(0);
    return ended;
  };
  writeFileSync(join(cwd, "alive.ts"), alive);
  const few = ["--steps", "2048", "--report-seeds", "1", "--episodes", "3", "--references", "none"];
  const asked = ["--learner-option", "hand-over=exploring", "--learner-option", "hidden=8"];
  const said = "plays as it explored: its actions are drawn, in the only report seed";
  const evaluated = await run("evaluate", "alive.ts", "--env", "pendulum", "--learner", "ppo", ...few, ...asked);
  expect(evaluated.stdout).toContain(said);
  expect(evaluated.stderr).toContain("learner ppo with hand-over=exploring, hidden=8: asked for");

  const played = await run("play", "latest", "--evaluation", "--json");
  expect(played.stderr).toContain("the 3 evaluation episodes of this training, played again: as recorded");
  expect((JSON.parse(played.stdout) as Recording).policy).toContain("the only report seed, plays as it explored");

  const folder = join(cwd, "runs", readdirSync(join(cwd, "runs"))[0] as string);
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  expect(read("report.html")).toContain(said);
  expect(JSON.parse(read("best/policy.json"))).toMatchObject({
    policy: { mode: "exploring", layers: [{ outputs: 8 }, {}] },
  });
  expect(JSON.parse(read("config.json"))).toMatchObject({
    "learner-option": ["hand-over=exploring", "hidden=8"],
    plan: { learnerOptions: { handOver: "exploring", hidden: [8] } },
  });

  const module = await run("export", "latest", "--to", "python-policy");
  expect(module.stdout).toContain("A policy for 'pendulum' that plays as it explored");
  expect(module.stderr).toContain("this policy plays as it explored");
});
