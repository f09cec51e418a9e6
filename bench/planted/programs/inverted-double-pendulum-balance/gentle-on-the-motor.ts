import { square } from "reward";
import type { Step } from "environment";

// Up counts; but the drive is small, so force and jerks of force are kept down.
export const weights = { up: 0.02, force: 1, jerk: 0.5 };

export const initial = { push: 0 };

export function terms({ action, memory, terminated }: Step<typeof initial>) {
  const jerk = -square(action.push - memory.push);
  memory.push = action.push;
  return { up: terminated ? 0 : 1, force: -square(action.push), jerk };
}
