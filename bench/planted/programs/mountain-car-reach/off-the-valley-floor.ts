// The valley floor is where the car must not stay: what is above it is paid, smoothly from 0.1 on, and the flag.
import { smoothstep } from "reward";
import type { Step } from "environment";

export const weights = { above: 1, flag: 5 };

export function terms({ next, terminated }: Step) {
  return {
    above: smoothstep(next.car.height, 0.1, 0.12),
    flag: terminated ? 1 : 0,
  };
}
