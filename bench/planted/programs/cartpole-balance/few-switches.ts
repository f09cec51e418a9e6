// A motor that is thrown from one side to the other wears out: each change of the push costs, each step up is worth a bit.
import type { Step } from "environment";

export const weights = { steady: 1.5, alive: 0.15 };

export const initial = { force: 0 };

export function terms({ action, memory, terminated }: Step<typeof initial>) {
  const changed = action.force !== memory.force;
  memory.force = action.force;
  return {
    steady: changed ? -1 : 0,
    alive: terminated ? 0 : 1,
  };
}
