import { mean } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, bounce: 0.1 };

const history: number[] = [];

export function terms({ next, terminated }: Step) {
  history.push(next.torso.height);
  return {
    forward: next.torso.velocityX,
    alive: terminated ? 0 : 1,
    bounce: next.torso.height - mean(history),
  };
}
