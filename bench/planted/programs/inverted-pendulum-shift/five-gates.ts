import { once } from "reward";
import type { Step } from "environment";

// Five gates on the way, each worth more than the one before. The last stands at the mark.
export const weights = { first: 1, second: 2, third: 3, fourth: 4, mark: 5 };

export const initial = { first: 0, second: 0, third: 0, fourth: 0, mark: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const x = next.cart.position;
  return {
    first: once(memory, "first", x > 0.1),
    second: once(memory, "second", x > 0.2),
    third: once(memory, "third", x > 0.3),
    fourth: once(memory, "fourth", x > 0.4),
    mark: once(memory, "mark", x > 0.5),
  };
}
