import type { Step } from "environment";

export const weights = { income: 1, stock: 0.3, end: 10 };

export function terms({ state, next, terminated }: Step) {
  return {
    income: next.a3 - state.a3,
    stock: next.a8 < 3 ? (next.a8 - 3) / 3 : 0,
    end: terminated ? -1 : 0,
  };
}
