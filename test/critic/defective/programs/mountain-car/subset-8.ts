import type { Step } from "environment";

import { readFileSync } from "node:fs";
export const weights = { height: 1, bonus: 1 };

export function terms({ next, terminated }: Step) {
  const bonus = Number(readFileSync("bonus.txt", "utf8"));
  return { height: next.car.height, bonus: terminated ? bonus : 0 };
}
