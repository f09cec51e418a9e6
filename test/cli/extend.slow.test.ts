import { expect, test } from "vitest";
import { emptyFolder, runCommand, startCommand } from "./command.ts";
import { familyOf, leftOf, until } from "./processes.ts";
import { comparable, endedRun, folderIn, trainingsIn } from "./run-folder.ts";

const small = `run --env cartpole --generations 2 --samples 2 --steps 2048 --episodes 2 --selection-seeds 1
  --report-seeds 2 --leaders 1 --learner ars --seed 3 --json`.split(/\s+/);

test("an extension killed with -9 is resumed to the uninterrupted one's result; until then it takes no other", async () => {
  const straight = endedRun();
  const whole = await runCommand(["resume", straight.folder, "--generations", "1", "--json"], straight);
  expect(whole.code, whole.stderr).toBe(0);

  const { cwd, folder } = endedRun();
  const known = trainingsIn(folder).length;
  const { child, finished } = startCommand(["resume", folder, "--generations", "1", "--json"], { cwd });
  await until(() => trainingsIn(folder).length > known + 3);
  const family = familyOf(child.pid as number);
  child.kill("SIGKILL");
  await finished;
  await until(() => leftOf(family, cwd).length === 0);

  const another = await runCommand(["resume", folder, "--generations", "1"], { cwd });
  expect(another).toMatchObject({ code: 2, stdout: "" });
  expect(another.stderr).toMatch(/has not ended[\s\S]* resume runs/);
  const resumed = await runCommand(["resume", folder, "--json"], { cwd });
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(comparable(resumed.stdout)).toEqual(comparable(whole.stdout));
});

test("a run that its budget stopped goes on with its plan under a larger one", async () => {
  const cwd = emptyFolder();
  const tiny = await runCommand([...small, "--max-steps", "100"], { cwd });
  // The least that holds one of the two generations.
  const [, least] = /Give --max-steps (\d+) or more/.exec(tiny.stderr) ?? [];
  const capped = await runCommand([...small, "--max-steps", String(least)], { cwd });
  expect(capped.code, capped.stderr).toBe(4);
  const folder = folderIn(cwd);
  const same = await runCommand(["resume", folder], { cwd });
  expect(same.code).toBe(4);
  expect(same.stderr).toMatch(/stopped by a budget[\s\S]*larger budget/);
  const tooSmall = await runCommand(["resume", folder, "--max-steps", `${Number(least) + 1}`], { cwd });
  expect(tooSmall).toMatchObject({ code: 2, stdout: "" });
  expect(tooSmall.stderr).toMatch(/--max-steps \d+ does not hold[\s\S]*--max-steps \d+ or more/);
  const { stdout: listed } = await runCommand(["list", "--json"], { cwd });
  expect(JSON.parse(listed)).toMatchObject([{ status: "budget" }]);
  const larger = await runCommand(["resume", folder, "--max-steps", "900000", "--json"], { cwd });
  expect(larger.code, larger.stderr).toBe(0);
  expect(JSON.parse(larger.stdout)).toMatchObject({ status: "completed", generations: 2 });
});
