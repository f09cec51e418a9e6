import type { Step } from "environment";

export const weights = { room: 1, leaving: 0.5, blocked: 5 };

export function terms({ state, next, terminated }: Step) {
  return {
    room: 1 - next.junction.waiting / 25,
    leaving: next.junction.served - state.junction.served,
    blocked: terminated ? -1 : 0,
  };
}
