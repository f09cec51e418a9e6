import { angleDifference, norm, square } from "reward";
import type { Step } from "environment";

// Polar coordinates suit an arm: the shoulder aims along the mark's bearing, the elbow sets the reach, which is the whole
// 0.21 m stretched and shrinks with the cosine as it bends.
export const weights = { bearing: 1, reach: 10, slow: 0.002 };

export function terms({ next: { shoulder, elbow, mark } }: Step) {
  const bearing = Math.atan2(mark.y, mark.x);
  const radius = norm([mark.x, mark.y]);
  return {
    bearing: -Math.abs(angleDifference(shoulder.angle, bearing)),
    reach: -Math.abs(radius - 0.21 * Math.cos(elbow.angle)),
    slow: -(square(shoulder.rate) + square(elbow.rate)),
  };
}
