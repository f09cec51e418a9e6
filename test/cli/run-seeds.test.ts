import { readdirSync } from "node:fs";
import { Command } from "commander";
import { expect, test, vi } from "vitest";
import { planBatch } from "../../src/app/batch/batch.ts";
import { openBatchFile } from "../../src/app/batch/open-file.ts";
import { batchOverSeeds } from "../../src/app/batch/over-seeds.ts";
import { checkBatch } from "../../src/app/batch/read-file.ts";
import { resolveConfig, type RunConfig } from "../../src/app/config.ts";
import { runCommand, searchCommand } from "../../src/cli/commands/run.ts";
import { emptyFolder } from "./command.ts";

const configOf = async (arguments_: readonly string[]): Promise<RunConfig> => {
  const start = vi.fn<(config: RunConfig) => Promise<void>>(async () => {});
  await searchCommand(new Command("run"), start).parseAsync(arguments_, { from: "user" });
  return start.mock.calls[0]?.[0] as RunConfig;
};

test("run --set gives an option by its name; a flag of the same name wins", async () => {
  const set = ["--env", "cartpole", "--set", "generations=2", "--set", "raise=[a, b]"];
  expect(await configOf(set)).toMatchObject({ env: "cartpole", generations: 2, raise: ["a", "b"] });
  expect(await configOf([...set, "--generations", "3"])).toMatchObject({ generations: 3 });
  await expect(configOf(["--env", "cartpole", "--set", "generatoins=2"])).rejects.toMatchObject({
    code: "unknown-option",
    action: "Did you mean 'generations'?",
  });
});

const small = { env: "cartpole", steps: 512, samples: 1, generations: 1, episodes: 2, references: "none" };

/** The batch that `run --seeds` with these flags is. */
const planOver = async (seeds: string, flags: object, variables: Record<string, string> = {}) => {
  const config = resolveConfig({ flags: { ...small, ...flags }, variables });
  const file = checkBatch(batchOverSeeds(config, { seeds: seeds.split(","), variables }), { file: "--seeds" });
  const opened = openBatchFile(file, { path: null, runs: emptyFolder(), flags: { budget: {} } });
  return { ...(await planBatch(opened, { again: false })), file };
};

test("run --seeds is one cell of a batch, a run for each seed, found again under the same name over more seeds", async () => {
  const { name, standings } = await planOver("1..2,5", {});
  expect(standings.map(({ run: { seed } }) => seed)).toEqual([1, 2, 5]);
  expect(new Set(standings.map(({ run: { cell } }) => JSON.stringify(cell))).size).toBe(1);
  expect(standings[0]?.run.config).toMatchObject(small);
  const more = await planOver("1..7", {});
  expect(more.name).toBe(name);
  const keys = more.standings.map(({ run: { key } }) => key);
  expect(standings.filter(({ run: { key } }) => !keys.includes(key))).toEqual([]);
  expect((await planOver("1..2", { samples: 2 })).name).not.toBe(name);
});

test("a flag that says the default wins over an environment variable over seeds too", async () => {
  const usual = resolveConfig({ flags: { env: "cartpole" }, variables: {} }).leaders;
  const variables = { REWARDSMITH_LEADERS: String(usual + 1) };
  expect((await planOver("1", { leaders: usual }, variables)).file.defaults).toMatchObject({ leaders: usual });
});

test.each([
  [["--seed", "1", "--seeds", "1..2"], "bad-option"],
  [["--set", "seed=1", "--seeds", "1..2"], "bad-option"],
  [["--seeds", "3..1"], "bad-batch"],
  [["--seeds", "some"], "bad-batch"],
])("run %j is refused before anything is there", async (said, code) => {
  const runs = emptyFolder();
  const parsed = runCommand().parseAsync(["--env", "cartpole", "--runs", runs, ...said], { from: "user" });
  await expect(parsed).rejects.toMatchObject({ code, exitCode: 2 });
  expect(readdirSync(runs)).toEqual([]);
});
