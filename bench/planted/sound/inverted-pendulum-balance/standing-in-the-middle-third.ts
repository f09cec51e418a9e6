import { gaussian } from "reward";
import type { Step } from "environment";

// Standing pays, more so about the middle of the rail and with a slow cart.
export const weights = { standing: 1, middle: 0.4, slow: 0.2 };

export const terms = ({ next: { cart }, terminated }: Step) => ({
  standing: terminated ? 0 : 1,
  middle: terminated ? 0 : gaussian(cart.position, 0.4),
  slow: terminated ? 0 : gaussian(cart.velocity, 1),
});
