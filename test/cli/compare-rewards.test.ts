import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const corridor = join(import.meta.dirname, "../analyzer/distance/corridor");

const program = (weights: string, terms: string): string =>
  `import type { Step } from "environment";\nexport const weights = { ${weights} };\nexport function terms({ state, next, action, terminated }: Step) {\n  return { ${terms} };\n}\n`;

const write = (files: Record<string, string>): string => {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

type Pair = { left: string; right: string; distance: number | null; same: boolean };
const pairIn = ({ pairs }: { pairs: Pair[] }, names: string): Pair | undefined =>
  pairs.find(({ left, right }) => `${left} ${right}` === names);

test("compare of reward files is exact in a world that is written out: a shaped twin is 0 away, the negated 2", async () => {
  const potential = "(terminated ? 0 : 0.99 * next.walker.place ** 2) - state.walker.place ** 2";
  const cwd = write({
    "right.ts": program("goal: 1, time: 0.1", "goal: terminated ? 1 : 0, time: -1"),
    "shaped.ts": program(
      "arrival: 3, slow: 0.3, nearer: 0.5",
      `arrival: terminated ? 1 : 0, slow: -1, nearer: ${potential}`,
    ),
    "wrong.ts": program("goal: 1, time: 0.1", "goal: terminated ? -1 : 0, time: 1"),
  });
  const { code, stdout, stderr } = await callCommand(
    ["compare", "right.ts", "shaped.ts", "wrong.ts", "--env", corridor, "--json"],
    { cwd },
  );
  expect(code, stderr).toBe(0);
  const compared = JSON.parse(stdout);
  expect(compared).toMatchObject({ schema: "rewardsmith-rewards-1", how: { kind: "exact", states: 10 } });
  expect(pairIn(compared, "right.ts shaped.ts")).toMatchObject({ same: true });
  expect(pairIn(compared, "right.ts shaped.ts")?.distance).toBeLessThan(1e-9);
  expect(pairIn(compared, "right.ts wrong.ts")?.distance).toBeCloseTo(2, 9);
});

test("elsewhere it goes by samples, which give a place among random rewards and no distance; terms are told in words", async () => {
  const cwd = write({
    "a.ts": program("level: 1, calm: 0.1", "level: -(next.pole.angle ** 2), calm: -(next.pole.rate ** 2)"),
    "b.ts": program("upright: 2", "upright: -(next.pole.angle ** 2)"),
  });
  const { code, stdout, stderr } = await callCommand(
    ["compare", "a.ts", "b.ts", "--env", "cartpole", "--task", "balance"],
    { cwd },
  );
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("since 'cartpole' does not say tabular()");
  expect(stdout).toMatch(/^a\.ts +b\.ts +\d\S* % \[\S+ %, \S+ %\]/m);
  expect(stdout).toContain("'level' of a.ts is 'upright' of b.ts: pays alike");
  expect(stdout).toMatch(/only a\.ts has 'calm' \(\d/);
});

const run = join(import.meta.dirname, "../fixtures/run-folders/0.1.0/20261129-034536_cartpole-balance_880dc9");

test("of one run: its candidates, how its best went from generation to generation, and the references, of which two are one", async () => {
  const { code, stdout, stderr } = await callCommand(["compare", run, "--rewards"], { cwd: emptyFolder() });
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^2 +g1-c2 +g1-c2 +stays$/m);
  expect(stdout).toMatch(/^g2-c1 +human reference +\d/m);
  expect(stdout).toContain("sparse reference and gymnasium reference are one reward but for scale and shaping");
  expect(stdout).not.toMatch(/e-1\d/);
});

test("what cannot be held against each other is refused, with what to do", async () => {
  const cwd = write({ "a.ts": program("one: 1", "one: terminated ? 1 : 0") });
  const refusal = async (...more: string[]) => (await callCommand(["compare", "a.ts", ...more], { cwd })).stderr;
  expect(await refusal()).toMatch(/none was named[\s\S]*--env/);
  expect(await refusal("--env", corridor)).toContain("the task 'walk' has no reference");
  expect(await refusal("--env", "cartpole", "--out", "figures")).toContain("--out");
});

test("a run that has trained nothing yet is refused, with what to do", async () => {
  const cwd = emptyFolder();
  cpSync(run, join(cwd, "begun"), { recursive: true });
  const [begun] = readFileSync(join(run, "events.jsonl"), "utf8").split("\n");
  writeFileSync(join(cwd, "begun/events.jsonl"), `${begun}\n`);
  const { code, stderr } = await callCommand(["compare", "begun", "--rewards"], { cwd });
  expect(code, stderr).toBe(2);
  expect(stderr).toMatch(/no candidate yet that was trained[\s\S]*resume/);
});
