import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describeNeeding } from "../needing.ts";

const venv = fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));
const candidate = process.env["REWARDSMITH_PYTHON"] || (existsSync(venv) ? venv : undefined);

// Found, not imported: that takes a second for each file of tests.
const find = "import importlib.util as u, sys; sys.exit(any(u.find_spec(name) is None for name in sys.argv[1:]))";

const has = (interpreter: string | undefined, modules: readonly string[]): boolean =>
  interpreter !== undefined && spawnSync(interpreter, ["-c", find, ...modules], { stdio: "ignore" }).status === 0;

const canImport = (modules: readonly string[]): boolean => has(candidate, modules);

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

/** Debian's, for which it has torch without CUDA; the wheel on PyPI cannot be loaded without 3 GB of CUDA's libraries. */
const system = "/usr/bin/python3";

/** Tests that need torch: in the interpreter that tests use, REWARDSMITH_TORCH_PYTHON, or the system's. */
export const describeTorch = (name: string, body: (interpreter: string) => void): void => {
  const there = [process.env["REWARDSMITH_TORCH_PYTHON"], candidate, system].find((one) =>
    has(one, ["torch", "numpy"]),
  );
  const missing =
    "needs torch: apt-get install --no-install-recommends python3-torch (or set REWARDSMITH_TORCH_PYTHON)";
  describeNeeding(there === undefined ? missing : undefined, name, () => body(there ?? system));
};

const besideTorch = fileURLToPath(new URL("../../.venv-sb3/bin/python", import.meta.url));

/** Tests that need Stable-Baselines3: in the interpreter that tests use, REWARDSMITH_TORCH_PYTHON, or one beside the system's torch. */
export const describeStableBaselines = (name: string, body: (interpreter: string) => void): void => {
  const there = [process.env["REWARDSMITH_TORCH_PYTHON"], candidate, besideTorch].find((one) =>
    has(one, ["stable_baselines3", "torch", "gymnasium"]),
  );
  const missing =
    "needs Stable-Baselines3, as .ci/run installs it beside the system's torch in .venv-sb3 (or set REWARDSMITH_TORCH_PYTHON)";
  describeNeeding(there === undefined ? missing : undefined, name, () => body(there ?? besideTorch));
};

/** Where a package lies that is looked into without being loaded; undefined where it is not installed. */
export const folderOf = (module: string): string | undefined => {
  if (candidate === undefined || !canImport([module])) return undefined;
  const where = "import importlib.util as u, os, sys; print(os.path.dirname(u.find_spec(sys.argv[1]).origin))";
  return spawnSync(candidate, ["-c", where, module], { encoding: "utf8" }).stdout.trim();
};
