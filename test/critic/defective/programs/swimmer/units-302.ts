import type { Step } from "environment";

export const weights = { turned: 1, effort: 0.01 };

export const terms = (step: Step) => {
  const { turnRate: now } = step.next.body;
  const { heading: before } = step.state.body;
  const [front, rear] = step.action.torque;
  // left is counter-clockwise, positive
  const turned = now - before;
  return { turned, effort: -(front ** 2 + rear ** 2) };
};
