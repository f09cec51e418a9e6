import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { bridgedModule, makerOf } from "../../src/export/python/bridged.ts";
import { writePython } from "../../src/export/python/module.ts";
import { buildSpec } from "../../src/simulator/gymnasium/build.ts";
import type { FieldsFile } from "../../src/simulator/gymnasium/fields-file.ts";
import { lookingOf, makingOf } from "../../src/simulator/gymnasium/reference.ts";
import type { Probe } from "../../src/simulator/gymnasium/types.ts";
import { describePython } from "../python/python.ts";
import { imports, open, usePython } from "../simulator/gymnasium/opened.ts";
import { paidHere } from "./paid-here.ts";

const run = promisify(execFile);
const script = fileURLToPath(new URL("./bridged.py", import.meta.url));
const fixtures = fileURLToPath(new URL("../simulator/gymnasium/fixtures", import.meta.url));

const goal = { "@python-state": "bridge_fixtures:goal_state" };

/** Names what a first look does not meet. */
const declared = join(mkdtempSync(join(tmpdir(), "rewardsmith-declared-")), "fields.yaml");
writeFileSync(declared, "fields: { info.turned: { name: turned }, info.around.twice: { type: number } }");

/** Worlds with what their reward is made of. */
const worlds: [string, Record<string, string>, string][] = [
  ["Goal", goal, "next.goal[0] - next.body.place[1] + 0.01 * next.body.steps + (next.body.observation ? 1 : 0)"],
  ["ListInfo", {}, "next.info.goal[2] * next.info.gripper.left[0] + next.info.todo + next.info.switches[1]"],
  ["Picture", { "@env-leave-out": "camera" }, "next.observation.place[0] * (1 + next.observation.gear)"],
  ["SixValues", {}, "next.info.cost - state.observation[0] * state.observation[1]"],
  ["OldWorld", {}, "next.observation[0] * next.observation[1] + action.choice"],
  ["OldGym", {}, "next.observation[0] * next.observation[1] + action.choice"],
  ["Unseeded", {}, "next.observation[0] * next.observation[1] + action.choice"],
  ["NoInfo", {}, "next.observation[0] * next.observation[1] + next.info.count"],
  ["Cyclic", { "@env-fields": declared }, "next.observation[0] + 10 * next.turned + 100 * next.info.around.twice"],
  ["NoStepInfo", {}, "next.observation[0] * next.observation[1]"],
];

const rewardOf = (text: string): string => `import type { Step } from "environment";
export const weights = { all: 2 };
export function terms({ state, action, next }: Step) {
  return { all: ${text} };
}
`;

const episodes = [3, 8].map((seed) => ({ seed, actions: Array.from({ length: 12 }, (_, step) => (step + seed) % 3) }));

describePython("the reward of a Python world, exported", (interpreter) => {
  usePython(interpreter);
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-test-"));
  afterAll(() => [folder, dirname(declared)].forEach((each) => rmSync(each, { recursive: true })));

  test.each(worlds)("%s %j: pays what it paid here", async (name, options, text) => {
    const loaded = await open(name, options);
    const { reward, totals } = await paidHere(loaded, { source: rewardOf(text), episodes });
    const { probe, file } = JSON.parse(loaded.prepared as string) as { probe: Probe; file: FieldsFile };
    const making = lookingOf(makingOf(loaded.path, { ...imports, ...options }), file);
    const stateModule = bridgedModule(buildSpec(probe, { making, file }), { probe, making });
    const path = join(folder, `${name}.py`);
    const { spec } = loaded.environment;
    const python = { kind: "bridged" as const, stateModule, maker: makerOf(probe) };
    writeFileSync(path, writePython({ reward, spec, python, options: {}, origin: "a test", version: "0", name }));
    const first = probe.action[0]?.low as number;
    const given = episodes.map(({ seed, actions }) => ({ seed, actions: actions.map((each) => each + first) }));
    const { stdout } = await run(interpreter, ["-W", "ignore", script, path, JSON.stringify(given)], {
      cwd: folder,
      env: { ...process.env, PYTHONPATH: fixtures },
    });
    const paid = JSON.parse(stdout.trim().split("\n").at(-1) as string) as number[];
    expect(paid).toHaveLength(totals.length);
    for (const [row, value] of paid.entries()) expect(value).toBeCloseTo(totals[row] as number, 9);
    expect(new Set(totals).size).toBeGreaterThan(6);
  });
});
