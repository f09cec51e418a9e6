import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { VectorEnvironment } from "../types.ts";
import { hasEnded } from "./records.ts";
import type { Check } from "./types.ts";

const windows = 5;
const stepsPerWindow = 1000;
/** The smallest object or array that a step could keep hold of takes more. */
const bytesPerStep = 24;

let collector: (() => void) | undefined;

/** A full garbage collection, now: what is left is what something holds on to. */
const collect = (): void => {
  if (collector === undefined) {
    setFlagsFromString("--expose-gc");
    collector = runInNewContext("gc") as () => void;
  }
  collector();
  collector();
};

const heldBytes = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** `action` is made once, so that nothing but the environment can keep anything. */
const run = (lanes: VectorEnvironment, { action, steps }: { action: Float64Array; steps: number }): void => {
  for (let step = 0; step < steps; step++) {
    lanes.step(action);
    if (hasEnded(lanes, 0)) lanes.reset([0]);
  }
};

/**
 * Does stepping hold on to ever more of JavaScript's memory? What stays after a full collection must not grow in every one of
 * several windows of steps. Code that V8 compiles, buffers that grow once and other work of the process make some window
 * grow, not each; a leak of an object a step does. Not seen: what a simulator keeps outside (its heap grows in jumps), and
 * a few bytes a step.
 */
const growth: Check["check"] = async ({ create, actions }) => {
  const lanes = await create({ count: 1, seed: 2 });
  const action = actions(1, { seed: 1 });
  lanes.reset([0]);
  run(lanes, { action, steps: stepsPerWindow });
  let held = heldBytes();
  let least = Infinity;
  for (let window = 0; window < windows; window++) {
    run(lanes, { action, steps: stepsPerWindow });
    const now = heldBytes();
    least = Math.min(least, now - held);
    held = now;
    if (least < bytesPerStep * stepsPerWindow) return [];
  }
  return [
    {
      message: `memory grows by ${Math.round(least / stepsPerWindow)} bytes a step or more, and stays`,
      hint: "Nothing that a step makes may be kept: write into arrays that create allocated, and empty lists at reset.",
    },
  ];
};

export const memoryChecks: readonly Check[] = [{ rule: "memory", check: growth }];
