// A pole that leans is half lost: any lean costs at once. The mark draws from everywhere.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { lean: 300, near: 1, upright: 1 };

export function terms({ next: { cart, pole }, terminated }: Step) {
  return {
    lean: -Math.abs(pole.angle),
    near: tolerance(cart.position, { bounds: [0.45, 0.55], margin: 1, shape: "linear" }),
    upright: terminated ? 0 : 1,
  };
}
