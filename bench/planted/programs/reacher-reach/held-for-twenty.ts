import { norm } from "reward";
import type { Step } from "environment";

// A centimetre is well within the five that are asked for; twenty steps on end there prove that it is held. Then each
// further step pays.
export const weights = { held: 10, effort: 0.01 };

export const initial = { steps: 0 };

export function terms({ action, next, memory }: Step<typeof initial>) {
  memory.steps = next.fingertip.markDistance <= 0.01 ? memory.steps + 1 : 0;
  return { held: memory.steps >= 20 ? 1 : 0, effort: -(norm(action.torque) ** 2) };
}
