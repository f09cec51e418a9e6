import type { Step } from "environment";

const floor = -0.5236;

// Swinging is what gets it up. Every time the car runs through the valley's floor is half a swing more.
export const weights = { swing: 1, flag: 5 };

export const initial = { side: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const side = next.car.position > floor ? 1 : -1;
  const swing = memory.side !== 0 && side !== memory.side ? 1 : 0;
  memory.side = side;
  return { swing, flag: terminated ? 1 : 0 };
}
