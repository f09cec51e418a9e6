// What is asked and nothing else: the flag, with no more than 40 of effort spent on the way.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { flag: 50 };

export const initial = { spent: 0 };

export function terms({ action, memory, terminated }: Step<typeof initial>) {
  memory.spent = memory.spent + square(action.throttle);
  return {
    flag: terminated && memory.spent <= 40 ? 1 : 0,
  };
}
