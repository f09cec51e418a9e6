import { expect, test } from "vitest";
import { emptyFolder, runCommand } from "./command.ts";
import { comparable, olderRun, trainingsIn } from "./run-folder.ts";

/** As test/fixtures/run-folders/README.md says that the folder was made; version 0.1.0 had no screens. */
const made =
  `run --env cartpole --steps 4096 --generations 2 --samples 3 --report-seeds 2 --selection-seeds 1 --leaders 1
  --episodes 2 --seed 3 --screens none --json`.split(/\s+/);

test("a run that version 0.1.0 left interrupted goes on to what this version makes from the start", async () => {
  const { cwd, folder } = olderRun("508357");
  const resumed = await runCommand(["resume", "latest", "--json"], { cwd });
  expect(resumed.code, resumed.stderr).toBe(0);
  const fresh = await runCommand(made, { cwd: emptyFolder() });
  expect(fresh.code, fresh.stderr).toBe(0);
  expect(comparable(resumed.stdout)).toEqual(comparable(fresh.stdout));
  const trainings = trainingsIn(folder);
  expect(new Set(trainings).size).toBe(trainings.length);
});
