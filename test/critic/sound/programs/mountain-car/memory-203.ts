import type { Step } from "environment";

export const weights = { record: 50, time: 1, reached: 50 };

export const initial = { right: -0.4, left: -0.6 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const { position } = next.car;
  // New ground on either hill; each piece is paid once an episode.
  const gainRight = Math.max(0, position - memory.right);
  const gainLeft = Math.max(0, memory.left - position);
  memory.right = Math.max(memory.right, position);
  memory.left = Math.min(memory.left, position);
  return {
    record: gainRight + 0.5 * gainLeft,
    time: -1,
    reached: terminated ? 1 : 0,
  };
}
