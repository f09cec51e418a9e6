import { expect } from "vitest";
import { createCritic } from "../../src/critic/critic.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { tooSteep, type Family, type GrowthLimits } from "./growth.ts";

const { environment } = await findEnvironment("cartpole");
const critic = createCritic({ spec: environment.spec });

/** Twice the text takes at most about twice the work, from the answer's text to what the program means; nothing throws. */
export const expectLinearReview = async (families: readonly Family[], limits: GrowthLimits): Promise<void> => {
  const review = async (text: string) => {
    const { diagnostics } = await critic.review(text, {});
    const fault = diagnostics.find(({ rule }) => rule === "critic/fault");
    if (fault !== undefined) throw new Error(fault.message);
  };
  expect(await tooSteep(review, families, limits)).toEqual([]);
};
