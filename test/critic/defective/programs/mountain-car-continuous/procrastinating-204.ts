import { square } from "reward";
import type { Step } from "environment";

export const weights = { saving: 1, climb: 10, reached: 100 };

export function terms({ state, next, action, terminated }: Step) {
  const throttle = Math.abs(action.throttle);
  const saving = 1 - square(throttle);
  const climb = next.car.position - state.car.position;
  return {
    saving,
    climb,
    reached: terminated ? 1 : 0,
  };
}
