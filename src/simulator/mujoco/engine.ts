import type { Engine } from "./types.ts";

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
