import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decisionsOf } from "../../src/app/batch/identity.ts";
import { rootedFile } from "../../src/app/batch/read-file.ts";
import { defaults, resolveConfig, type RunConfig } from "../../src/app/config.ts";
import { problemOf } from "../../src/app/run.ts";
import { checkStarts, readStarts, startNotices, startsOf } from "../../src/app/start-from.ts";
import { commandOf } from "../../src/report/repeat-command.ts";
import { emptyFolder } from "../cli/command.ts";

const reward = `import type { Step } from "environment";
export const weights = { upright: 1 };
export function terms({ next }: Step) {
  return { upright: Math.cos(next.pole.angle) };
}
`;

const asked = (starts: string[], runs: string): RunConfig => ({
  ...defaults(),
  env: "cartpole",
  runs,
  "start-from": starts,
});

const refusal = (promise: Promise<unknown>): Promise<{ code: string; message: string; action: string }> =>
  promise.then(
    () => expect.fail("it was taken"),
    (thrown: unknown) => thrown as { code: string; message: string; action: string },
  );

const runIn = (runs: string, name: string, best: string | null): string => {
  const folder = join(runs, name);
  mkdirSync(join(folder, "best"), { recursive: true });
  writeFileSync(join(folder, "run.json"), "{}");
  if (best !== null) writeFileSync(join(folder, "best", "reward.ts"), best);
  return folder;
};

test("a file is read as it is, a run is its best reward, and both are named from the root", async () => {
  const runs = emptyFolder();
  const file = join(runs, "mine.ts");
  writeFileSync(file, reward);
  const folder = runIn(runs, "20261129-100000_cartpole-balance_abc123", "// of the run");
  for (const wanted of [folder, "abc123", "20261129-100000", "latest"]) {
    const read = await readStarts(asked([file, wanted], runs));
    expect(read["start-from"]).toEqual([file, join(folder, "best", "reward.ts")]);
    expect(read.starts?.map(({ text }) => text)).toEqual([reward, "// of the run"]);
  }
});

test("what was read stays what the run starts from, whatever becomes of the file", async () => {
  const runs = emptyFolder();
  const file = join(runs, "mine.ts");
  writeFileSync(file, reward);
  const config = asked([file], runs);
  const begun = { ...config, ...(await readStarts(config)) };
  writeFileSync(file, "// changed");
  expect(startsOf({ ...begun, ...(await readStarts(begun)) }).map(({ text }) => text)).toEqual([reward]);
});

test.each([
  ["neither a file nor a run", "nothing.ts", /nothing\.ts: there is no such file, and there is no run/],
  ["a run without a best reward", "abc123", /has no best reward/],
])("%s is refused by name", async (_, wanted, message) => {
  const runs = emptyFolder();
  runIn(runs, "20261129-100000_cartpole-balance_abc123", null);
  expect(await refusal(readStarts(asked([wanted], runs)))).toMatchObject({
    code: "no-start",
    message: expect.stringMatching(message) as string,
  });
});

test("a generation must have a place for each", async () => {
  const config = { ...asked(["a.ts", "b.ts"], emptyFolder()), samples: 1 };
  expect(await refusal(readStarts(config))).toMatchObject({
    code: "too-many-starts",
    action: "Give --samples 2 or more.",
  });
});

test("what the critic refuses is refused with what it says and where", async () => {
  const problem = await problemOf(asked([], "runs"));
  const executor = () => ({
    train: async () => expect.fail("nothing is trained"),
    probe: async () => ({ kind: "probed" as const, result: { rows: 0, terms: {}, episodes: [] } }),
    close: async () => {},
  });
  const check = (text: string) =>
    checkStarts(
      { env: "cartpole", starts: [{ from: "mine.ts", text }] },
      { problem, critic: problem.critic, executor },
    );
  await check(reward);
  const refused = await refusal(check(reward.replace("pole.angle", "pole.angel")));
  expect(refused.code).toBe("start-refused");
  expect(refused.message).toMatch(/mine\.ts:4:\d+ types\/unknown-field: .*angel/);
  expect(refused.action).toMatch(/check mine\.ts --env cartpole/);
});

test("a search that will not build upon it says so", () => {
  const starts = [{ from: "mine.ts", text: reward }];
  const said = (changes: Partial<RunConfig>) => startNotices({ ...defaults(), env: "cartpole", starts, ...changes });
  expect(said({})).toEqual([]);
  expect(said({ strategy: "best-of-n" })).toHaveLength(1);
  expect(said({ generations: 1 })).toHaveLength(1);
  expect(said({ generations: 1, starts: [] })).toEqual([]);
});

test("a run's own configuration starts from the same files, and its command names them", async () => {
  const runs = emptyFolder();
  const file = join(runs, "mine.ts");
  writeFileSync(file, reward);
  const config = asked([file], runs);
  const begun = { ...config, ...(await readStarts(config)), plan: { steps: 5 } };
  writeFileSync(join(runs, "config.json"), JSON.stringify(begun));
  const again = resolveConfig({ flags: {}, variables: {}, file: join(runs, "config.json") });
  expect(again).toMatchObject({ "start-from": [file] });
  expect(again).not.toHaveProperty("starts");
  expect(commandOf(begun)).toContain(`--start-from ${file}`);
  expect(commandOf(begun)).not.toContain("weights");
});

test("a batch takes paths from where its person stands, and names of runs as they are", () => {
  const file = rootedFile({ "start-from": ["mine.ts", "20261129"] } as never) as { "start-from"?: string[] };
  expect(file["start-from"]).toEqual([join(process.cwd(), "mine.ts"), "20261129"]);
  expect(decisionsOf({ "start-from": [] })).toEqual({});
});
