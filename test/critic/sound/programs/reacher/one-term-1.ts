import type { Step } from "environment";

export const weights = { distance: 1 };
export const terms = ({ next }: Step) => ({ distance: -next.fingertip.markDistance });
