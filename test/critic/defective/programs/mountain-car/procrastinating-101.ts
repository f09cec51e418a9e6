import type { Step } from "environment";

export const weights = { going: 1, arrived: 20 };

export const terms = ({ terminated }: Step) => ({
  going: terminated ? 0 : 1,
  arrived: terminated ? 1 : 0,
});
