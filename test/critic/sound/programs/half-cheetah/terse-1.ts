import { dot, excess } from "reward";
import type { Step } from "environment";

export const weights = { v: 1, e: 0.1 };
export const terms = ({ action: { torque }, next: { torso } }: Step) => ({ v: torso.velocityX - 2 * excess(torso.pitch, -1, 1), e: -dot(torque, torque) });
