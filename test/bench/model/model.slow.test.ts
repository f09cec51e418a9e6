import { execFile } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import type { Row } from "../../../bench/model/row.ts";
import { readResults } from "../../../bench/results.ts";
import { emptyFolder } from "../../cli/command.ts";
import { answer, startScriptedServer } from "../../model/scripted-server.ts";

const main = join(import.meta.dirname, "../../../bench/main.ts");

/** Every answer of the scripted server's has 200 tokens: a dollar. */
const prices = JSON.stringify({ scripted: { models: { scripted: { cost: { input: 0, output: 5000 } } } } });

const program = (field: string): string => `Idea: stay.
\`\`\`ts
import type { Step } from "environment";
export const weights = { upright: 1, alive: 0.1 };
export function terms({ next, terminated }: Step) {
  return { upright: -Math.abs(next.pole.${field}), alive: terminated ? 0 : 1 };
}
\`\`\``;

const tiny =
  "--results . --answers answers --prices prices.json --max-usd 6 --max-output-tokens 200 --generations 1 --samples 2 --steps 1024 --episodes 2 --leaders 1 --selection-seeds 1 --report-seeds 1 --critic-votes 0 --references none".split(
    " ",
  );

const bench = (
  cwd: string,
  { tasks, env, more = [] }: { tasks: string; env: Record<string, string>; more?: string[] },
) =>
  promisify(execFile)(process.execPath, [main, "model", "--model", "scripted", "--tasks", tasks, ...tiny, ...more], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", ...env },
  });

test("a table is written, answers are kept and answer again, and the searches stop at their money", async () => {
  const server = await startScriptedServer([
    answer(program("angle")),
    answer(program("tilt")),
    answer(program("rate")),
  ]);
  onTestFinished(() => server.close());
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "prices.json"), prices);
  const env = { OPENAI_API_KEY: "scripted-key", OPENAI_BASE_URL: server.baseURL };
  const tasks = "cartpole/balance,cartpole/shift,mountain-car/reach";
  const asked = () => server.contacts.length + server.requests.length;

  const { stdout } = await bench(cwd, { tasks, env });
  // Contact, two samples and a repair; contact and one sample: six dollars.
  expect(asked()).toBe(6);
  const rows = () => readResults<Row>(join(cwd, "after.jsonl"));
  const [whole, cut, ...others] = rows();
  expect(others).toEqual([]);
  expect(whole).toMatchObject({
    task: "cartpole/balance",
    status: "completed",
    programs: 2,
    first: 1,
    accepted: 2,
    refused: { types: 1 },
    calls: 4,
    inputTokens: 4000,
    outputTokens: 800,
    usd: 4,
    billedUsd: 4,
    best: { seeds: 1, pool: "report" },
  });
  expect(cut).toMatchObject({ task: "cartpole/shift", wanted: 2, programs: 1, calls: 2, billedUsd: 2 });
  const lines = stdout.split("\n").filter((line) => line.startsWith("| cartpole"));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(
    /scripted at 127\.0\.0\.1:\d+ \| 1 of 2 \(50 %\) \| 2 of 2 \(100 %\) \| types 1 \| 4 \| 4,000 \| 800 \| \$4\.00/,
  );
  expect(lines[1]).toContain("1 of 2 programs");
  expect(stdout).toMatch(/accepted at first try: 2 of 3 .*spent \$6\.00/);
  expect(stdout).toContain("not run, for the money is spent: mountain-car/reach");

  // Once more, with nothing left: what is whole stands, and nobody is asked.
  const again = await bench(cwd, { tasks, env });
  expect(again.stdout).toContain("not run, for the money is spent: cartpole/shift, mountain-car/reach");
  expect(asked()).toBe(6);
  expect(rows()).toHaveLength(2);

  // The answers that were kept give the same figures, without a server or a key.
  const replayed = await bench(cwd, {
    tasks: "cartpole/balance",
    env: {},
    more: ["--replayed", "--label", "replayed"],
  });
  expect(replayed.stdout).toContain("| recorded (scripted) | 1 of 2 (50 %)");
  const [recorded] = readResults<Row>(join(cwd, "replayed.jsonl"));
  expect(recorded).toMatchObject({ server: null, programs: 2, first: 1, accepted: 2, calls: 3 });
  expect(recorded?.best).toEqual(whole?.best);
  expect(asked()).toBe(6);

  for (const file of globSync("**/*.{json,jsonl,md}", { cwd }))
    expect(readFileSync(join(cwd, file), "utf8"), file).not.toContain("scripted-key");
});
