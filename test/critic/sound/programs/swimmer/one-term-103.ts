import type { Step } from "environment";

export const weights = { forward: 1 };

export const terms = ({ state, next, dt }: Step) => ({ forward: (next.body.x - state.body.x) / dt });
