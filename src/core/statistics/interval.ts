/** Lower and upper end; null where the sample tells nothing of its spread: one seed has no interval. */
export type Interval = [low: number, high: number] | null;
