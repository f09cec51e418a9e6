// Only a sprint is worth anything: from one metre a second on, fully at three.
import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { sprint: 10 };

export function terms({ next }: Step) {
  return {
    sprint: ramp(next.body.velocityX, 1, 3),
  };
}
