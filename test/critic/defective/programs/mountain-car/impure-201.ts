import type { Step } from "environment";

let bestPosition = -0.5;

export const weights = { record: 100, time: 1, reached: 100 };

export function terms({ next, terminated }: Step) {
  const { position } = next.car;
  const record = Math.max(0, position - bestPosition);
  if (position > bestPosition) bestPosition = position;
  return {
    record,
    time: -1,
    reached: terminated ? 1 : 0,
  };
}
