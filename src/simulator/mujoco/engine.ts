import type { PhysicsLane } from "./physics.ts";

/** MuJoCo's own functions over `count` copies of a model: what a build of it must give. */
export type Engine = {
  lane(index: number): PhysicsLane;
  reset(index: number): void;
  forward(index: number): void;
  kinematics(index: number): void;
  /** One time step. */
  step(index: number): void;
  /** Contact forces on bodies (mj_rnePostConstraint). */
  contactForces(index: number): void;
  /** Seconds since the last reset. */
  clock(index: number): number;
  setClock(index: number, seconds: number): void;
  readonly stateSize: number;
  saveState(index: number, into: Float64Array): void;
  loadState(index: number, from: Float64Array): void;
  dispose(): void;
};

/** Seconds that the clock is put forward for an episode's first step; nothing in a model of ours depends on it. */
const ADVANCED_CLOCK = 1;

/** `frameSkip` time steps; false where MuJoCo silently started over on the way. */
export const createAdvance =
  (
    engine: Engine,
    { timestep, frameSkip, contactForces }: { timestep: number; frameSkip: number; contactForces: boolean },
  ): ((index: number) => boolean) =>
  (index) => {
    const before = engine.clock(index);
    // An automatic reset puts the clock back to 0, wherever in the frames it struck; at 0 already, nothing would show.
    const advanced = before < timestep ? ADVANCED_CLOCK : 0;
    if (advanced > 0) engine.setClock(index, before + advanced);
    for (let frame = 0; frame < frameSkip; frame++) engine.step(index);
    if (!(engine.clock(index) > before + advanced + (frameSkip - 0.5) * timestep)) return false;
    if (advanced > 0) engine.setClock(index, before + frameSkip * timestep);
    if (contactForces) engine.contactForces(index);
    return true;
  };
