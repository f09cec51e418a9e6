import type { Step } from "environment";
import { decay } from "reward";

export const weights = { near: 1 };

export const terms = ({ next }: Step) => {
  const way = next.flag.position - next.car.position;
  return { near: decay(way, 1) };
};
