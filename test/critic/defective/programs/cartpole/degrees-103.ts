import type { Step } from "environment";

const inDegrees = (angle: number) => (angle / Math.PI) * 180;

export const weights = { alive: 1, upright: 0.5 };

export const terms = ({ next, terminated }: Step) => ({
  alive: terminated ? 0 : 1,
  upright: Math.cos(inDegrees(next.pole.angle)),
});
