import type { Step } from "environment";

export const weights = { metres: 1 };
export const terms = ({ state, next }: Step) => ({ metres: next.body.x - state.body.x });
