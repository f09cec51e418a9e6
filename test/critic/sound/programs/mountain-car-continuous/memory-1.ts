import type { Step } from "environment";

export const weights = { record: 30, arrival: 30, clock: 0.02 };

export const initial = { top: 0.1 };

export const terms = ({ next, memory, terminated }: Step<typeof initial>) => {
  const record = Math.max(0, next.car.height - memory.top);
  memory.top = memory.top + record;
  return { record, arrival: terminated ? 1 : 0, clock: -1 };
};
