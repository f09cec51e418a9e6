const turn = 2 * Math.PI;

/** An angle's way from one moment to the next, which is less than half a turn. */
export const turnBetween = (from: number, to: number): number => to - from - turn * Math.round((to - from) / turn);
