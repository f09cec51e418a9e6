import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { createCritic } from "../../src/critic/critic.ts";
import { writePython } from "../../src/export/python/module.ts";
import { readStateModule } from "../../src/export/python/state-module.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import { describePython } from "../python/python.ts";

const run = promisify(execFile);
const script = fileURLToPath(new URL("./wrapper.py", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rewardsmith-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const suite = await Promise.all((await listEnvironments()).map((name) => findEnvironment(name)));

/** A reference of an environment's first task as a module on disk. */
const moduleOf = async (loaded: (typeof suite)[number], kind: "gymnasium" | "human"): Promise<string> => {
  const { spec } = loaded.environment;
  const file = loaded.tasks[0]?.references[kind] as string;
  const { reward } = await createCritic({ spec }).review(readFileSync(join(loaded.folder, file), "utf8"), {});
  if (reward === null) throw new Error(`${file} is refused`);
  const stateModule = readFileSync(join(loaded.folder, "state.py"), "utf8");
  const path = join(folder, `${spec.name.replaceAll("-", "_")}_${kind}.py`);
  const common = { options: {}, origin: file, version: "0", name: "exported" };
  writeFileSync(path, writePython({ reward, spec, python: { kind: "suite", stateModule }, ...common }));
  return path;
};

const answerOf = async (interpreter: string, ...given: string[]): Promise<Record<string, unknown>> => {
  const { stdout } = await run(interpreter, ["-W", "ignore", script, ...given]);
  return JSON.parse(stdout.trim().split("\n").at(-1) as string) as Record<string, unknown>;
};

test("every suite environment has a state module that can be taken along", () => {
  for (const { environment, folder: home } of suite) {
    expect(existsSync(join(home, "state.py")), environment.spec.name).toBe(true);
    const { names, body } = readStateModule(readFileSync(join(home, "state.py"), "utf8"));
    expect([...names]).toEqual(expect.arrayContaining(["GYMNASIUM_ID", "KWARGS", "StateReader"]));
    expect(body).not.toMatch(/^(?:from|import) /m);
  }
});

describePython(
  "the wrapper in Gymnasium",
  (interpreter) => {
    const native = suite.filter(({ tasks }) => tasks[0]?.references.gymnasium !== undefined);
    test.each(native.map((loaded) => [loaded.environment.spec.name, loaded] as const))(
      "%s: Gymnasium's own reward, exported, is Gymnasium's own reward",
      async (_name, loaded) => {
        const { worst, episodes } = await answerOf(interpreter, "native", await moduleOf(loaded, "gymnasium"), "400");
        expect(worst).toBeLessThanOrEqual(1e-9);
        expect(episodes).toBeGreaterThanOrEqual(1);
      },
    );

    test("a policy learns from the exported reward for 1,000 steps", async () => {
      const cartpole = suite.find(({ environment }) => environment.spec.name === "cartpole") as (typeof suite)[number];
      const { steps, first, best, original } = await answerOf(
        interpreter,
        "train",
        await moduleOf(cartpole, "human"),
        "1000",
      );
      expect(steps).toBe(1000);
      expect(best).toBeGreaterThan(2 * (first as number));
      expect(original).toBeGreaterThan(50);
    });
  },
  { modules: ["mujoco"] },
);
