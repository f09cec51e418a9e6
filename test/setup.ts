import * as fc from "fast-check";
import { afterAll, beforeAll } from "vitest";

// Properties are tried with one seed, so that a failure means that something changed: a gate that fails by chance says
// nothing of the change before it. REWARDSMITH_PROPERTY_SEED=random, or a number, tries other cases.
const wanted = process.env["REWARDSMITH_PROPERTY_SEED"] ?? "20261129";
if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });

// Files that share a process share its clock: one that leaves it stopped hangs whichever comes next, by chance. Spies
// are put back between files, so both ends are looked at.
const clock = () => [setTimeout, setInterval, setImmediate, Date];
const found: unknown[] = (Object(process)[Symbol.for("rewardsmith.clock")] ??= clock());
const expectClock = (): void => {
  const replaced = clock().filter((one, index) => one !== found[index]);
  if (replaced.length > 0)
    throw new Error(`a test left the clock replaced: ${replaced.map(({ name }) => name).join(", ")}`);
};
beforeAll(expectClock);
afterAll(expectClock);
