import type { PhysicsLane } from "./types.ts";

/**
 * Where an mjData of 64-bit systems keeps what we read, in bytes from its start: printed by scripts/mujoco-layout.sh from
 * the headers of this very version. `arrays` are places of pointers to doubles. Whoever reads checks the version first and
 * the numbers afterwards (physics-native.ts).
 */
export const nativeLayout: {
  version: string;
  time: number;
  arrays: Readonly<Record<keyof PhysicsLane, number>>;
} = {
  version: "3.14.0",
  time: 160648,
  arrays: {
    qpos: 160688,
    qvel: 160696,
    ctrl: 160736,
    act: 160704,
    qacc: 160784,
    qfrc_actuator: 161384,
    qfrc_constraint: 161408,
    sensordata: 160808,
    xpos: 160840,
    xmat: 160856,
    xquat: 160848,
    xipos: 160864,
    cinert: 160976,
    cvel: 161256,
    cfrc_ext: 161440,
    site_xpos: 160912,
    geom_xpos: 160896,
    geom_xmat: 160904,
  },
};
