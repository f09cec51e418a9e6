import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { eventually, isRunning } from "../attacks/processes.ts";
import { describePython } from "../python/python.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";
import { expectSameResult } from "./killed.ts";

const examples = fileURLToPath(new URL("../../examples/trainers/", import.meta.url));
const world = join(examples, "cartpole.yaml");
const small =
  "--steps 400 --episodes 2 --report-seeds 1 --selection-seeds 1 --leaders 1 --references none --jobs 2".split(" ");

describePython("a search judged by a trainer of the user's own", (interpreter) => {
  const hills = `'${interpreter}' '${join(examples, "hills.py")}'`;

  test("killed with -9 while it trains and resumed, it has the result of one that nobody interrupted", async () => {
    const shape = ["--generations", "2", "--samples", "3", "--designer", "symbolic", "--json"];
    const asked = ["run", "--trainer", hills, "--state", world, ...shape, ...small];
    await expectSameResult(asked, [[{ type: "training-ended", count: 4 }]]);
  });

  test("a reward of one's own is evaluated by it", async () => {
    const cwd = emptyFolder();
    const reward = join(cwd, "upright.ts");
    writeFileSync(
      reward,
      'import type { Step } from "environment";\nexport const weights = { up: 1 };\nexport const terms = ({ next }: Step) => ({ up: Math.cos(next.pole.angle) });\n',
    );
    const shape = ["--steps", "400", "--episodes", "2", "--report-seeds", "1", "--references", "none", "--json"];
    const asked = ["evaluate", reward, "--trainer", hills, "--state", world, ...shape];
    const { code, stdout, stderr } = await callCommand(asked, { cwd });
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      status: "completed",
      best: { pool: "report" },
    });
  });

  /** The example with one thing put otherwise, and the check's word on it. */
  const checked = async (from: string, to: string, { file = "hills.py" } = {}) => {
    const cwd = emptyFolder();
    for (const name of ["hills.py", "rewardsmith_trainer.py"]) copyFileSync(join(examples, name), join(cwd, name));
    const text = readFileSync(join(cwd, file), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(cwd, file), text.replace(from, to));
    const shape = ["--state", world, "--steps", "300", "--episodes", "2", "--json"];
    const { code, stdout } = await callCommand(["trainer", "check", `'${interpreter}' hills.py`, ...shape], { cwd });
    const { passed, findings } = JSON.parse(stdout) as {
      passed: boolean;
      findings: { rule: string; verdict: string; message: string }[];
    };
    expect([code, passed]).toEqual(passed ? [0, true] : [3, false]);
    return findings.filter(({ verdict }) => verdict === "broken").map(({ rule, message }) => `${rule}: ${message}`);
  };

  test("the check names what a trainer gets wrong", async () => {
    expect(await checked("random.normal(0, 0.3, 4)", "np.random.default_rng().normal(0, 0.3, 4)")).toContainEqual(
      expect.stringMatching(/^trainer\/same-seed: the same job again gave other episodes/),
    );
    expect(
      await checked("total += float(reward)", "total += 0.5 * float(reward)", { file: "rewardsmith_trainer.py" }),
    ).toEqual([expect.stringMatching(/^trainer\/trains: protocol: the evaluation did not pay this reward/)]);
    expect(
      await checked("if isinstance(error, Fault):", "if False:", { file: "rewardsmith_trainer.py" }),
    ).toContainEqual(expect.stringMatching(/^trainer\/threw: a reward that raises comes out as crashed/));
  });

  test("what the helper writes to trajectories.npz keeps the contract as what it writes to result.json does", async () => {
    const helper = "rewardsmith_trainer.py";
    expect(await checked("MOST_IN_JSON = 100_000", "MOST_IN_JSON = 0", { file: helper })).toEqual([]);
  });

  test("the check names, and ends, what a trainer leaves running at its deadline", async () => {
    const daemon = 'import subprocess\nsubprocess.Popen(["sleep", "600"], start_new_session=True)\njob = Job()';
    const broken = await checked("job = Job()", daemon);
    expect(broken).toEqual([expect.stringMatching(/^trainer\/deadline: .* left \d process.*running.*\(sleep 600\)/)]);
    const [, pid] = /: (\d+) \(sleep/.exec(broken.join()) ?? [];
    expect(await eventually(() => !isRunning(Number(pid)))).toBe(true);
  });

  test("what won is explained by its trainings, and nothing is said that would have to be stepped here", async () => {
    const cwd = emptyFolder();
    const shape = ["--generations", "1", "--samples", "2", "--designer", "symbolic", "--json", ...small];
    const asked = ["run", "--trainer", hills, "--state", world, ...shape, "--report-seeds", "2"];
    const ran = await callCommand(asked, { cwd });
    expect(ran.code, ran.stderr).toBe(0);
    const { run } = JSON.parse(ran.stdout) as { run: string };
    const { code, stdout, stderr } = await callCommand(["explain", run, "--json"], { cwd });
    expect(code, stderr).toBe(0);
    const explanation = JSON.parse(stdout) as { effects: { seeds: number }[]; progress: unknown };
    expect(explanation.effects.length).toBeGreaterThan(1);
    expect(explanation.effects.every(({ seeds }) => seeds === 2)).toBe(true);
    expect(explanation.progress).toBeNull();
    expect(stderr).not.toMatch(/progress/);
  });
});
