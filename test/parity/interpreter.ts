import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { usageError } from "../../src/core/errors.ts";

const inProject = fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));
const requirements = new URL("./requirements.txt", import.meta.url);
const mujocoPackage = new URL("../../node_modules/@mujoco/mujoco/package.json", import.meta.url);

const howTo =
  "Run: python3 -m venv .venv && .venv/bin/pip install -r test/parity/requirements.txt (or set REWARDSMITH_PYTHON).";

const versionsScript = "import gymnasium.envs.mujoco, mujoco, numpy; print(gymnasium.__version__, mujoco.__version__)";

/** Of the packages that parity is measured with; undefined where one is missing. */
const versionsOf = (python: string): { gymnasium: string; mujoco: string } | undefined => {
  const { status, stdout } = spawnSync(python, ["-c", versionsScript], { encoding: "utf8" });
  const [gymnasium, mujoco] = status === 0 ? stdout.trim().split(" ") : [];
  return gymnasium === undefined || mujoco === undefined ? undefined : { gymnasium, mujoco };
};

export type Interpreter = { python: string; gymnasium: string; mujoco: string };

/**
 * The Python that plays Gymnasium: `REWARDSMITH_PYTHON`, else the project's `.venv`, else python3. Raises `parity/no-python`
 * without the packages, and `parity/wrong-version` unless its MuJoCo is the npm package's and its Gymnasium the pinned one.
 */
export const findInterpreter = (): Interpreter => {
  const python = process.env["REWARDSMITH_PYTHON"] || (existsSync(inProject) ? inProject : "python3");
  const versions = versionsOf(python);
  if (versions === undefined) {
    throw usageError({
      code: "parity/no-python",
      message: `The Python interpreter '${python}' does not run, or lacks packages: gymnasium[mujoco], mujoco, numpy.`,
      action: howTo,
    });
  }
  const wanted = {
    mujoco: (JSON.parse(readFileSync(mujocoPackage, "utf8")) as { version: string }).version,
    gymnasium: /^gymnasium\[mujoco\]==(.+)$/m.exec(readFileSync(requirements, "utf8"))?.[1],
  };
  for (const name of ["mujoco", "gymnasium"] as const) {
    if (versions[name] === wanted[name]) continue;
    throw usageError({
      code: "parity/wrong-version",
      message: `The Python interpreter '${python}' has ${name} ${versions[name]}, and parity is with ${wanted[name]}.`,
      action: howTo,
    });
  }
  return { python, ...versions };
};
