import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describeNeeding } from "../needing.ts";

const venv = fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));
const candidate = process.env["REWARDSMITH_PYTHON"] || (existsSync(venv) ? venv : undefined);

// Found, not imported: that takes a second for each file of tests.
const find = "import importlib.util as u, sys; sys.exit(any(u.find_spec(name) is None for name in sys.argv[1:]))";

const canImport = (modules: readonly string[]): boolean =>
  candidate !== undefined && spawnSync(candidate, ["-c", find, ...modules], { stdio: "ignore" }).status === 0;

/** The interpreter that tests use: `REWARDSMITH_PYTHON`, else the project's `.venv`; undefined without Gymnasium in it. */
export const python: string | undefined = canImport(["gymnasium", "numpy"]) ? candidate : undefined;

export const howTo =
  "needs Python: python3 -m venv .venv && .venv/bin/pip install -r test/python/requirements.txt (or set REWARDSMITH_PYTHON)";

/** Tests that need Python, and the packages named by `modules`. */
export const describePython = (
  name: string,
  body: (interpreter: string) => void,
  { modules = [] }: { modules?: readonly string[] } = {},
): void => {
  const there = python !== undefined && (modules.length === 0 || canImport(modules));
  const missing = `${howTo}${modules.length > 0 ? `; with ${modules.join(", ")}` : ""}`;
  describeNeeding(there ? undefined : missing, name, () => body(python ?? "python3"));
};
