import type { Step } from "environment";

export const weights = { near: 1 };

export function terms({ next }: Step) {
  return { near: -next.fingertip.markDistance };
}
