import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, test } from "vitest";

const venv = fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));
const candidate = process.env["REWARDSMITH_PYTHON"] || (existsSync(venv) ? venv : undefined);

const canImport = (modules: readonly string[]): boolean =>
  candidate !== undefined &&
  spawnSync(candidate, ["-c", `import ${modules.join(", ")}`], { stdio: "ignore" }).status === 0;

/** The interpreter that tests use: `REWARDSMITH_PYTHON`, else the project's `.venv`; undefined without Gymnasium in it. */
export const python: string | undefined = canImport(["gymnasium", "numpy"]) ? candidate : undefined;

const howTo =
  "needs Python: python3 -m venv .venv && .venv/bin/pip install -r test/python/requirements.txt (or set REWARDSMITH_PYTHON)";

/**
 * Tests that need Python, and the packages named by `modules`. Without them they are skipped with a printed reason, or
 * fail where REWARDSMITH_REQUIRE_ALL is set.
 */
export const describePython = (
  name: string,
  body: (interpreter: string) => void,
  { modules = [] }: { modules?: readonly string[] } = {},
): void => {
  if (python !== undefined && (modules.length === 0 || canImport(modules))) {
    describe(name, () => body(python));
    return;
  }
  const reason = `${name}: ${howTo}${modules.length > 0 ? `; with ${modules.join(", ")}` : ""}`;
  if (process.env["REWARDSMITH_REQUIRE_ALL"]) {
    test(name, () => {
      throw new Error(reason);
    });
    return;
  }
  console.warn(`skipped: ${reason}`);
  describe.skip(name, () => body("python3"));
};
