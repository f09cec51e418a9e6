import type { Amount } from "./types.ts";

/** What `npm run parity` plays of each environment. */
export const fullAmount: Amount = {
  resets: 4000,
  episodes: 50,
  whole: 5,
  cut: 200,
  scattered: 200,
  brief: 5,
  borders: 60,
  seed: 1,
};

/** Of an environment under one of its options. */
export const optionAmount: Amount = { ...fullAmount, resets: 500, episodes: 5, whole: 1, scattered: 20, borders: 10 };

/** What planted errors are looked for in: fewer of the long episodes, which find least. */
export const plantedAmount: Amount = { ...fullAmount, resets: 500, episodes: 3, whole: 1, cut: 100 };
