import type { Step } from "environment";

export const weights = { turning: 1, landed: 0.5 };

export const terms = ({ next, dt }: Step) => {
  const around = Math.abs(next.torso.pitch - 2 * Math.PI) < 0.8 && next.foot.contact;
  return {
    turning: Math.abs(next.torso.pitchRate) * dt,
    landed: around ? dt : 0,
  };
};
