import { expect, test } from "vitest";
import { openedOver, someRun } from "./damage.ts";

// Cut at every byte, and every byte changed: damage.slow.test.ts.
const { folder, log, whole } = await someRun();
const count = whole.records.length;
const last = log.subarray(log.lastIndexOf(0x0a, log.length - 2) + 1);
const after = (...tail: (string | Uint8Array)[]): Buffer =>
  Buffer.concat([log, ...tail.map((part) => (typeof part === "string" ? Buffer.from(part) : part))]);
const flipped = (place: number): Buffer => {
  const damaged = Buffer.from(log);
  damaged[place]! ^= 1;
  return damaged;
};

test.for<[string, Buffer, number | null]>([
  ["whole", log, count],
  ["empty", Buffer.alloc(0), 0],
  ["cut within its last record", log.subarray(0, -9), count - 1],
  ["cut at the end of a record", log.subarray(0, -last.length), count - 1],
  ["cut within its first record", log.subarray(0, 10), 0],
  ["with a byte changed in its last record", flipped(log.length - 20), count - 1],
  ["with a byte changed in the middle", flipped(log.length >> 1), null],
  ["with its last record twice", after(last), count],
  ["with its last record thrice", after(last, last), null],
  ["with half of its last record again", after(last.subarray(0, 50)), count],
  ["with garbage behind it", after(Uint8Array.from({ length: 300 }, (_, index) => 11 + (index % 240))), count],
  ["with lines of garbage behind it", after("no record\n", "nor this\n"), null],
  ["with a record of another run behind it", after('{"seq":1,"key":null,"time":"t","event":{},"sum":"0"}\n'), count],
  ["with zeros behind it", after(new Uint8Array(4096)), count],
  ["with zeros and a newline behind it", after(new Uint8Array(100), "\n"), count],
  ["of zeros alone", Buffer.alloc(log.length), 0],
])("a log %s is opened with its whole records, or refused as it is", async ([, bytes, kept]) => {
  expect(await openedOver(folder, { log: bytes, whole })).toBe(kept);
});
