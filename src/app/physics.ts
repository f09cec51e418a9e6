import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { messageOf, usageError } from "../core/errors.ts";
import { pythonEnvironment } from "../simulator/gymnasium/variables.ts";
import { nativeLayout } from "../simulator/mujoco/native-layout.ts";
import { openNativeMujoco } from "../simulator/mujoco/native-library.ts";
import { placeLibrary } from "./places.ts";
import type { Problem } from "./problem.ts";

/** What `--physics` takes; `auto` is resolved when a run begins, and the run keeps what it became. */
export type PhysicsChoice = "auto" | "wasm" | "native";

export type Physics = { physics: "wasm"; library: null } | { physics: "native"; library: string };

const wasm: Physics = { physics: "wasm", library: null };

const run = promisify(execFile);

/** The library in the `mujoco` package of the Python that the bridge uses; undefined without one. */
const libraryOfPython = async (python: string): Promise<string | undefined> => {
  try {
    const find = "import importlib.util as u; print(u.find_spec('mujoco').origin)";
    const { stdout } = await run(python, ["-c", find], { env: pythonEnvironment(process.env) });
    const folder = join(stdout.trim(), "..");
    const file = (await readdir(folder)).find((name) => /^(lib)?mujoco[.\d]*\.(so|dylib|dll)[.\d]*$/.test(name));
    return file && join(folder, file);
  } catch {
    return undefined;
  }
};

/**
 * `wasm`: the WebAssembly build. `native`: the shared library named by REWARDSMITH_MUJOCO, else that of Python's package;
 * refused where it cannot be used. `auto`: native where REWARDSMITH_MUJOCO names one that can be used, and only there, so
 * that what else is installed changes no numbers.
 */
export const resolvePhysics = async (
  choice: PhysicsChoice,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<{ physics: Physics; notices: string[] }> => {
  const named = variables["REWARDSMITH_MUJOCO"] || undefined;
  if (choice === "wasm" || (choice === "auto" && named === undefined)) return { physics: wasm, notices: [] };
  const library = named ?? (await libraryOfPython(variables["REWARDSMITH_PYTHON"] || "python3"));
  if (library === undefined) {
    throw usageError({
      code: "mujoco/native-missing",
      message: "--physics native: MuJoCo's shared library was not found",
      action: `Install it (pip install mujoco==${nativeLayout.version}) in the Python that REWARDSMITH_PYTHON names, or name the file in REWARDSMITH_MUJOCO.`,
    });
  }
  try {
    await openNativeMujoco(library);
  } catch (thrown) {
    if (choice === "native") throw thrown;
    return { physics: wasm, notices: [`${messageOf(thrown)}; the WebAssembly build is used`] };
  }
  const notice = `physics: MuJoCo ${nativeLayout.version}'s shared library, ${library}`;
  return { physics: { physics: "native", library }, notices: [notice] };
};

/** The problem with its trainings and probes in that build. */
export const onPhysics = (problem: Problem, { library }: Physics): Problem =>
  library === null ? problem : { ...problem, environment: { ...problem.environment, physics: placeLibrary(library) } };
