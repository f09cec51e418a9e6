import type { Step } from "environment";

export const weights = { push: 2, approach: 0.5 };

export const terms = ({ next }: Step) => {
  const gap = next.hand.objectDistance;
  // the last centimetres do not matter
  const approach = gap > 0.15 ? -gap : -0.3;
  return { push: -next.object.markDistance, approach };
};
