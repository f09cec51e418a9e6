import { expect, test } from "vitest";
import { someRun, openedOver } from "./damage.ts";

const { folder, log, whole } = await someRun();
const ends: number[] = [];
for (let end = log.indexOf(0x0a); end >= 0; end = log.indexOf(0x0a, end + 1)) ends.push(end + 1);
const wholeBefore = (length: number): number => ends.filter((end) => end <= length).length;
const tail = log.length - 4096;

test("a log cut at every byte of its last 4 KiB is opened with its whole records", async () => {
  expect(whole.records.length).toBeGreaterThan(20);
  for (let length = tail; length <= log.length; length++) {
    expect(await openedOver(folder, { log: log.subarray(0, length), whole }), `${length}`).toBe(wholeBefore(length));
  }
});

test("a byte that is another in the last 4 KiB costs the last record or is refused, and never gives another record", async () => {
  const last = ends.at(-2) as number;
  const count = whole.records.length;
  for (let place = tail; place < log.length; place++) {
    const damaged = Buffer.from(log);
    // Each bit in turn, and never a byte that was there.
    damaged[place]! ^= 1 << (place % 8);
    const kept = await openedOver(folder, { log: damaged, whole });
    const newline = damaged[place] === 0x0a;
    // Without the newline between them the last two are one bad line; with one more there is a bad line before another.
    const expected = place < last - 1 || newline ? null : place === last - 1 ? count - 2 : count - 1;
    expect(kept, `byte ${place}`).toBe(expected);
  }
});
