import { of } from "./naming.ts";

// Tasks that planted programs fail at: each makes a row of a list from a program's name and its causes.

export const balance = of("cartpole", "balance");
export const shift = of("cartpole", "shift");
export const swingUp = of("pendulum", "swing-up");
export const lean = of("pendulum", "lean");
export const acrobot = of("acrobot", "swing-up");
export const car = of("mountain-car", "reach");
export const drive = of("mountain-car-continuous", "reach");
export const thrift = of("mountain-car-continuous", "least-effort");
export const rail = of("inverted-pendulum", "balance");
export const carry = of("inverted-pendulum", "shift");
export const reacher = of("reacher", "reach");
export const hopper = of("hopper", "forward");
export const swimmer = of("swimmer", "forward");
export const turn = of("swimmer", "turn");
export const cheetah = of("half-cheetah", "forward");
export const unseen = of("bench/planted/worlds/unseen-mark", "park");
export const double = of("inverted-double-pendulum", "balance");
