import type { Screen } from "./types.ts";

/** The fewer warnings of the critic, the sooner: they weigh one standard error at most, and refuse nobody. */
export const warned: Screen = {
  name: "warnings",
  judge: ({ warnings }) => ({ kind: "admit", priority: -Math.min(warnings, 9), share: 1 }),
};
