import type { Step } from "environment";

export const weights = { turn: 1, scrape: 1, effort: 0.02 };

export function terms({ state, next, action, dt }: Step) {
  const { torso, head } = next;
  return {
    turn: (torso.pitch - state.torso.pitch) / dt,
    scrape: torso.contact || head.contact ? -1 : 0,
    effort: -action.torque.reduce((total, torque) => total + torque * torque, 0),
  };
}
