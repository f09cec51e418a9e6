import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, pose: 2 };

export function terms({ next, terminated }: Step) {
  if (terminated) return { alive: 0, pose: 0 };
  const gap = next.left.foot.height - next.right.foot.height;
  const pose = tolerance(gap, { bounds: [0.22, 0.5], margin: 0.2, shape: "cosine", valueAtMargin: 0 });
  const calm = tolerance(next.torso.velocityX, { bounds: [-0.2, 0.2], margin: 1 });
  return { alive: 1, pose: pose * (0.5 + 0.5 * calm) };
}
