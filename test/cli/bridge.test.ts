import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, runCommand } from "./command.ts";

test("without an interpreter the command says what to do", async () => {
  const cwd = emptyFolder();
  const { code, stderr } = await runCommand(["run", "--env", "gymnasium:Hopper-v5"], {
    cwd,
    env: { REWARDSMITH_PYTHON: "/nowhere/python" },
  });
  expect(code).toBe(2);
  expect(stderr).toContain("/nowhere/python");
  expect(stderr).toContain("REWARDSMITH_PYTHON");
  expect(existsSync(join(cwd, "runs"))).toBe(false);
});
