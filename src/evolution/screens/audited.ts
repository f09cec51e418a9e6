import { createRandom, deriveSeed } from "../../core/random.ts";

/** One of so many refused programs is trained all the same, where an audit is asked for. */
const auditedOf = 10;

/** Of each ten refusals of a search one, wherever chance has it; `refusal` counts from 0. */
export const isAudited = (refusal: number, seed: number): boolean => {
  const chance = createRandom(deriveSeed(seed, "screen audit", Math.floor(refusal / auditedOf)));
  return refusal % auditedOf === Math.floor(chance.uniform() * auditedOf);
};

/** Most of so many refusals in a row that an audit trains. */
export const mostAudited = (refusals: number): number => Math.floor((refusals - 1) / auditedOf) + 2;
