import type { Step } from "environment";

export const weights = { alive: 1 };
export const terms = ({ terminated }: Step) => ({ alive: terminated ? 0 : 1 });
