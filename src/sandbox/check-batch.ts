import type { Widths } from "./protocol.ts";
import type { RolloutBatch } from "./types.ts";

/** A batch that does not fit together is our own mistake, not the program's. */
export const checkBatch = (batch: RolloutBatch, widths: Widths): void => {
  const { rows, lanes } = batch;
  const expected: [keyof RolloutBatch, number][] = [
    ["state", rows * widths.state],
    ["action", rows * widths.action],
    ["next", rows * widths.state],
    ["time", rows],
    ["terminated", rows],
    ["start", rows],
    ["memory", lanes * widths.memory],
  ];
  if (lanes < 1 || rows % lanes !== 0) throw new RangeError(`rollout batch: ${rows} rows do not fit ${lanes} lanes`);
  for (const [name, length] of expected) {
    const actual = (batch[name] as Float64Array | Uint8Array).length;
    if (actual !== length) throw new RangeError(`rollout batch: ${name} has ${actual} numbers, expected ${length}`);
  }
};
