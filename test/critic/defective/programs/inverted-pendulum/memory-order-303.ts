import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 0.2, there: 1, smooth: 0.02 };

export const initial = { push: 0 };

export const terms = (step: Step<typeof initial>) => {
  const { memory, action, next } = step;
  memory.push = action.push;
  return {
    alive: step.terminated ? -10 : 1,
    there: step.terminated ? 0 : tolerance(next.cart.position, { bounds: [0.45, 0.55], margin: 0.5 }),
    smooth: -((action.push - memory.push) ** 2),
  };
};
