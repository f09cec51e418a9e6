import type { Step } from "environment";

export const weights = { turn: 1, effort: 0.001 };

export const initial = { steps: 0 };

export const terms = ({ next, action, memory }: Step<typeof initial>) => {
  memory.steps += 1;
  const effort = action.torque[0] ** 2 + action.torque[1] ** 2;
  return { turn: next.body.turnRate, effort: -effort };
};
