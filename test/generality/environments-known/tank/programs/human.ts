import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { level: 1, temperature: 1, both: 1, end: 10 };

export function terms({ next, terminated }: Step) {
  const level = tolerance(next.water.level, { bounds: [0.95, 1.05], margin: 0.5 });
  const temperature = tolerance(next.water.temperature, { bounds: [37, 39], margin: 12 });
  return { level, temperature, both: level * temperature, end: terminated ? -1 : 0 };
}
