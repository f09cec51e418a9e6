import type { Step } from "environment";

export const weights = { upright: 1 };
export const terms = ({ next, terminated }: Step) => ({ upright: terminated ? 0 : Math.cos(next.pole.angle) });
