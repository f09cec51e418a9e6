import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callCommand } from "./call-command.ts";
import { olderRun } from "./run-folder.ts";

test("what an explanation would train is said first, its own trainings anew where another version made the run; a cap that holds too little is refused", async () => {
  const { cwd, folder } = olderRun("880dc9");
  const dry = await callCommand(["explain", folder, "--dry-run"], { cwd });
  expect(dry.code, dry.stderr).toBe(0);
  expect(dry.stdout).toMatch(/^explaining g1-c2: without \w+, /m);
  expect(dry.stdout).toMatch(
    /^\d+ trainings of \d+ environment steps over \d report seeds?, each paired with its own; its own again, for the run was made by another version$/m,
  );
  expect(dry.stdout).toMatch(/^at most \d+ k environment steps, and up to \d+ played to trace progress; /m);
  const refused = await callCommand(["explain", folder, "--max-steps", "1000"], { cwd });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/Give --max-steps \d+ or more/);
  expect(existsSync(join(folder, "explain"))).toBe(false);
});

test("a rule of the critic is no run: who asks by the near word is told where rules are", async () => {
  const { cwd } = olderRun("880dc9");
  const { code, stderr } = await callCommand(["explain", "units/mixed"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain("check --explain units/mixed");
});
