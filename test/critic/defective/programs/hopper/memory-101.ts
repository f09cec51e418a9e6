import type { Step } from "environment";

export const weights = { turn: 1, landed: 10, alive: 0.01 };

export const initial = { furthest: 0 };

export function terms({ state, next, memory, terminated }: Step<typeof initial>) {
  memory.furthest = next.torso.pitch > memory.furthest ? next.torso.pitch : memory.furthest;
  const around = Math.abs(next.torso.pitch - 2 * Math.PI) < 0.5;
  return {
    turn: next.torso.pitch - state.torso.pitch,
    landed: around && next.foot.contact && !state.foot.contact ? 1 : 0,
    alive: terminated ? 0 : 1,
  };
}
