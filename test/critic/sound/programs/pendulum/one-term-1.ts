import type { Step } from "environment";

export const weights = { height: 1 };
export const terms = ({ next }: Step) => ({ height: next.rod.height });
