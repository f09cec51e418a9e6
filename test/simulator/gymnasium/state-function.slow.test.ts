import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { stateLayout } from "../../../src/core/fields.ts";
import { describePython } from "../../python/python.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { create, imports, open, stepUntilFailure, usePython } from "./opened.ts";

const goal = { "@python-state": "bridge_fixtures:goal_state" };

describePython("a state function, further", (interpreter) => {
  usePython(interpreter);
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-state-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("a fields file names what it tells, by state and the key", async () => {
    const path = join(folder, "fields.yaml");
    writeFileSync(
      path,
      "fields: { 'state.goal[0]': { name: target.x, unit: m, range: [-1, 1] } }\n" +
        "tasks: { near: { fitness: '-abs(target.x - state.body.place[0])', success: 'state.goal[1] > 0' } }\n",
    );
    const { environment, tasks } = await open("Goal", { ...goal, "@env-fields": path });
    expect(stateLayout(environment.spec).entries[0]).toMatchObject({
      name: "target.x",
      field: { unit: "m", range: [-1, 1] },
    });
    expect(tasks.map(({ name }) => name)).toEqual(["near"]);
  });

  test("its text is part of what the environment is, wherever its file lies", async () => {
    const [one, other, elsewhere] = ["one.py", "other.py", "elsewhere.py"].map((name) => join(folder, name));
    const text = "def read(env):\n    return {'goal': env.unwrapped.goal}\n";
    writeFileSync(one as string, text);
    writeFileSync(elsewhere as string, text);
    writeFileSync(other as string, text.replace("'goal'", "'aim'"));
    const hashOf = async (path: string | undefined, more: Record<string, string> = {}) =>
      (await open("Goal", { "@python-state": `${path}:read`, ...more })).hash;
    const hash = await hashOf(one);
    expect(await hashOf(elsewhere)).toBe(hash);
    expect(await hashOf(other)).not.toBe(hash);
    expect((await open("Goal")).hash).not.toBe(hash);
    // What a run began with counts, whatever became of the file.
    const source = { module: "one", function: "read", text, file: one };
    rmSync(one as string);
    expect(await hashOf(one, { "@python-state-source": JSON.stringify(source) })).toBe(hash);
    // On another machine, too.
    const options = { ...imports, "@python-state": `${one}:read` };
    const sent = await findEnvironment("gymnasium:bridge/Goal-v0", options, JSON.stringify({ file: {}, source }));
    expect(sent.hash).toBe(hash);
  });

  test("what goes wrong in it while a training runs is an environment's failure, with its place", async () => {
    const { lanes } = await create("Goal", { "@python-state": "bridge_fixtures:torn_state" });
    expect(stepUntilFailure(lanes)).toMatch(/changed its shapes: the state function gives .* as 'goal'/);
  });

  test.each([
    ["nowhere_at_all:read", "Python finds no module 'nowhere_at_all'"],
    ["/nowhere/state.py:read", "there is no Python file '/nowhere/state.py'"],
    ["bridge_fixtures:empty_state", "gives no numbers"],
    ["bridge_fixtures:Counter", "gives Counter, where a dictionary of numbers and vectors belongs"],
    ["bridge_fixtures:broken_state", "has no attribute 'nowhere'"],
  ])("%s is refused at once: %s", async (reference, words) => {
    const refused = open("Goal", { "@python-state": reference });
    await expect(refused).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(words) });
  });
});
