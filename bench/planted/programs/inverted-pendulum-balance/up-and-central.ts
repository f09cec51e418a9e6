import { tolerance } from "reward";
import type { Step } from "environment";

// One for standing, and half of one for standing in the middle third of the rail.
export const weights = { standing: 1, central: 0.5 };

export const terms = ({ next, terminated }: Step) => ({
  standing: terminated ? 0 : 1,
  central: terminated ? 0 : tolerance(next.cart.position, { bounds: [-0.3, 0.3], margin: 0.6, shape: "linear" }),
});
