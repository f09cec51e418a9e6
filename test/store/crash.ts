import { expect } from "vitest";
import { RewardsmithError } from "../../src/core/errors.ts";
import { createRandom } from "../../src/core/random.ts";
import type { SearchSummary } from "../../src/evolution/types.ts";
import { createDisk, nothingLost, powerCuts, type Loss } from "./disk.ts";
import type { Call, Fault } from "./faults.ts";
import { expectResumed, expectSound, live, logOn, runOn, type Life } from "./lives.ts";

/** Where a process dies: before a call, or after so many bytes of a write. */
export type Place = { call: Call; after: number };

/** Before each call, and within each write: after its first byte, half of it, all but the last, all of it. */
export const placesIn = (calls: readonly Call[]): Place[] =>
  calls.flatMap((call) =>
    [...new Set([0, ...(call.bytes === undefined ? [] : [1, call.bytes >> 1, call.bytes - 1, call.bytes])])].map(
      (after) => ({ call, after }),
    ),
  );

export const dieAt =
  ({ call, after }: Place) =>
  ({ number }: Call): Fault =>
    number === call.number ? { kind: "kill", after } : null;

/** The process alone dies, or the power is cut. */
export const losses = (seed: number): Record<string, Loss> => ({
  "the process is killed": nothingLost,
  ...powerCuts(createRandom(seed).uniform),
});

const told = (doing: string, { call, after }: Place): string =>
  `${doing} at ${JSON.stringify(call)}, ${after} bytes in`;

/** Dies at a place, loses what it may, and goes on to the result of the run that nobody disturbed. */
export const expectSurvived = async (place: Place, { loss, golden }: { loss: Loss; golden: SearchSummary }) => {
  const disk = createDisk();
  try {
    const life = await live(disk, { decide: dieAt(place) });
    expect(life.end.kind).toBe("killed");
    const left = disk.crash(loss);
    expectSound(left, life);
    await expectResumed(left, golden);
  } catch (thrown) {
    throw new Error(told("died", place), { cause: thrown });
  }
};

/** Dies, goes on, dies again within what the second process does, and goes on. */
export const expectSurvivedTwice = async (
  [first, share]: readonly [Place, number],
  { loss, golden }: { loss: Loss; golden: SearchSummary },
) => {
  const disk = createDisk();
  try {
    await live(disk, { decide: dieAt(first) });
    const left = disk.crash(loss);
    // How many calls it has left to make is not known before: a third process's, on a copy, says it.
    const { calls } = await live(left.crash(nothingLost));
    const second = placesIn(calls)[Math.floor(share * placesIn(calls).length)] as Place;
    const life = await live(left, { decide: dieAt(second) });
    expect(life.end.kind, told("second", second)).toBe("killed");
    const again = left.crash(loss);
    expectSound(again, life);
    await expectResumed(again, golden);
  } catch (thrown) {
    throw new Error(told("died first", first), { cause: thrown });
  }
};

/**
 * Killed, and gone on with while the machine is up: a death flushes nothing. The power is cut before the next process has
 * written a record of its own, and what that one told of what it had read is still there.
 */
export const expectKept = async (place: Place, { loss, golden }: { loss: Loss; golden: SearchSummary }) => {
  const disk = createDisk();
  try {
    await live(disk, { decide: dieAt(place) });
    const isRecord = ({ name, path }: Call) => name === "write" && path.endsWith("/events.jsonl");
    const life = await live(disk, { decide: (call) => (isRecord(call) ? { kind: "kill" } : null) });
    const left = disk.crash(loss);
    expectSound(left, life);
    await expectResumed(left, golden);
  } catch (thrown) {
    throw new Error(told("killed", place), { cause: thrown });
  }
};

const asked = new Set(["open", "write", "makeFolder", "link", "sync", "rename"]);

/** What goes wrong: a code, at the call with this number alone or from then on in all that take space. */
export type Trouble = { code: string; from: number; lasts: boolean };

const troubled =
  ({ code, from, lasts }: Trouble) =>
  ({ number, name }: Call): Fault =>
    number === from || (lasts && number > from && asked.has(name)) ? { kind: "fail", code } : null;

const codes: Record<string, string> = { ENOSPC: "disk-full", EIO: "disk-failed", EROFS: "unwritable" };

const isTold = ({ end }: Life, code: string): void => {
  if (end.kind === "done") return;
  if (end.kind !== "failed") throw new Error("nobody killed it");
  expect(end.thrown).toBeInstanceOf(RewardsmithError);
  const { code: said, message, action } = end.thrown as RewardsmithError;
  expect({ said, message, action }).toEqual({
    said: codes[code],
    message: expect.stringContaining("/home/runs"),
    action: expect.stringMatching(/resume the run|another place|start the run again/),
  });
};

/**
 * The file system refuses: said clearly, or nothing that matters was refused; the log stays whole, nothing half-made
 * stays, and once the trouble is over the run goes on to the same result.
 */
export const expectTold = async (trouble: Trouble, { golden }: { golden: SearchSummary }): Promise<void> => {
  const disk = createDisk();
  try {
    const life = await live(disk, { decide: troubled(trouble) });
    isTold(life, trouble.code);
    if (life.end.kind === "done") expect(life.end.summary).toEqual(golden);
    // A run that could not be made is not there, nor what was made on the way.
    if (runOn(disk) === null && !trouble.lasts) expect(await disk.files.list("/", { deep: true })).toEqual([]);
    const { length, damagedLine } = logOn(disk);
    expect(damagedLine).toBeNull();
    // Where the disk lets nothing be cut off again, the next process does.
    const log = disk.all().get(`${runOn(disk)}/events.jsonl`);
    if (log !== undefined && !trouble.lasts && life.end.kind !== "done") expect(log.length - length).toBe(0);
    expectSound(disk, life);
    await expectResumed(disk, golden);
  } catch (thrown) {
    throw new Error(`trouble: ${JSON.stringify(trouble)}`, { cause: thrown });
  }
};
