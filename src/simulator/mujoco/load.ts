import type { MainModule } from "@mujoco/mujoco";

let loading: Promise<MainModule> | undefined;

/**
 * The single-thread WebAssembly build of MuJoCo, once a process (about 70 ms, 200 MB resident). Loaded only when an
 * environment is created. Its warnings are silenced: a blow-up is flagged by `createPhysics`, not printed.
 */
export const loadMujoco = (): Promise<MainModule> => {
  loading ??= import("@mujoco/mujoco").then((module) => module.default({ print: () => {}, printErr: () => {} }));
  return loading;
};
