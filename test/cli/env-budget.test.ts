import { expect, test } from "vitest";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

test.each([
  ["25000", "two or more environment steps"],
  ["50000,25000", "ascending"],
  ["25k,50k", "25000,50000,100000"],
  ["0,10", "ascending"],
])("env budget --budgets %s is refused with what is taken", async (budgets, says) => {
  const { code, stderr, stdout } = await callCommand(["env", "budget", "cartpole", "--budgets", budgets], {
    cwd: emptyFolder(),
  });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(`--budgets ${budgets}`);
  expect(stderr).toContain(says);
});

test("env budget of a measure that no reward is for says that there is nothing to train under", async () => {
  const asked = ["env", "budget", "cartpole", "--measure", "duration"];
  const { code, stderr } = await callCommand(asked, { cwd: emptyFolder() });
  expect(code).toBe(2);
  expect(stderr).toContain("task 'measure' of 'cartpole' has no human, native or sparse reward to train under");
});

test("--steps auto under a cap is refused with the command that measures", async () => {
  const asked = ["run", "--env", "cartpole", "--designer", "symbolic", "--steps", "auto", "--max-steps", "9000000"];
  const { code, stderr } = await callCommand(asked, { cwd: emptyFolder() });
  expect(code).toBe(2);
  expect(stderr).toContain("--steps auto: --max-steps leaves no room to try it");
  expect(stderr).toMatch(/Measure them first, the answer is kept: .* env budget cartpole/);
});

test("a batch measures nothing before its runs, and says how to", async () => {
  const asked = ["run", "--env", "cartpole", "--designer", "symbolic", "--steps", "auto", "--seeds", "1,2"];
  const { code, stderr } = await callCommand(asked, { cwd: emptyFolder() });
  expect(code).toBe(2);
  expect(stderr).toContain("--steps auto: nothing is trained here to find it out");
  expect(stderr).toMatch(/ env budget cartpole/);
});

test("trainer check trains a little, and refuses to find out how much a world would take", async () => {
  const asked = ["trainer", "check", "python train.py", "--state", "world.yaml", "--steps", "auto"];
  const { code, stderr } = await callCommand(asked, { cwd: emptyFolder() });
  expect(code).toBe(2);
  expect(stderr).toContain("--steps auto");
});
