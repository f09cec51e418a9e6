// Pay for records: whenever the rod gets higher than it ever was in this episode, and a prize for reaching the top.
import type { Step } from "environment";

export const weights = { record: 10, top: 10 };

export const initial = { highest: -1, reached: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const record = Math.max(0, next.rod.height - memory.highest);
  memory.highest = Math.max(memory.highest, next.rod.height);
  const top = next.rod.height > 0.98 && memory.reached === 0 ? 1 : 0;
  if (next.rod.height > 0.98) memory.reached = 1;
  return { record, top };
}
