import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, arrived: 15 };

export const terms = ({ next, terminated }: Step) => {
  const { car, flag } = next;
  return {
    near: ramp(car.position, -1.2, flag.position),
    arrived: terminated ? 1 : 0,
  };
};
