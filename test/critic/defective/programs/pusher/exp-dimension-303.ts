import type { Step } from "environment";

export const weights = { reach: 0.3, push: 1, effort: 0.001 };

function fade(far: number): number {
  return Math.pow(10, -far);
}

export const terms = ({ next, action }: Step) => {
  const { objectDistance } = next.hand;
  const { markDistance } = next.object;
  let effort = 0;
  for (const torque of action.torque) effort -= torque ** 2;
  return { reach: fade(objectDistance), push: fade(markDistance), effort };
};
