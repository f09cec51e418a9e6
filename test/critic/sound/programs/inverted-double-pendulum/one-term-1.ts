import type { Step } from "environment";

// 0 where the episode ends, 1 upright.
export const weights = { height: 5 };
export const terms = ({ next }: Step) => ({ height: Math.max(0, next.tip.height - 1) });
