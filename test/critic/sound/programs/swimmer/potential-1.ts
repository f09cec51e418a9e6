import { shaping } from "reward";
import type { Step } from "environment";

export const weights = { turned: 100 };

export const terms = ({ state, next }: Step) => ({ turned: shaping(state.body.heading, next.body.heading) });
