import { childEnvironment } from "../../core/child-environment.ts";

/**
 * What a Python process gets of our environment, beyond PATH, HOME and the like: where its packages lie and how they draw.
 * An allow-list, so that no key reaches other people's code.
 */
export const pythonVariables = [
  "REWARDSMITH_PYTHON",
  "PYTHONPATH",
  "PYTHONHOME",
  "VIRTUAL_ENV",
  "CONDA_PREFIX",
  "LD_LIBRARY_PATH",
  "MUJOCO_GL",
  "SDL_VIDEODRIVER",
  "OMP_NUM_THREADS",
] as const;

/** One thread a process for numerical libraries, and no window, unless asked for: trainings already fill the cores. */
const standards = { OMP_NUM_THREADS: "1", SDL_VIDEODRIVER: "dummy" };

export const pythonEnvironment = (own: Readonly<Record<string, string | undefined>>): Record<string, string> => ({
  ...standards,
  ...childEnvironment(own, pythonVariables),
});
