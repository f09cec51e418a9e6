import { expect, test } from "vitest";
import { array, assert, property, string } from "fast-check";
import { chainStart, decodeLog, encodeRecord, type LogRecord } from "../../src/store/record.ts";

const records: LogRecord[] = ["first", "zweite größe ≥ 1", "third\u2028\ud800", "last"].map((message, seq) => ({
  seq,
  key: seq % 2 === 0 ? `key ${seq}` : null,
  time: "2026-01-02T03:04:05.678Z",
  event: { type: "notice", message },
}));

const encode = (all: readonly LogRecord[]): Buffer[] => {
  let previous = chainStart;
  return all.map((record) => {
    const { line, sum } = encodeRecord(record, { previous });
    previous = sum;
    return line;
  });
};

const lines = encode(records);
const log = Buffer.concat(lines);
const ends = lines.map((_, index) => Buffer.concat(lines.slice(0, index + 1)).length);

/** Whole records in the first `length` bytes. */
const wholeBefore = (length: number): number => ends.filter((end) => end <= length).length;

test("a log comes back as it was written", () => {
  expect(decodeLog(log)).toMatchObject({ records, length: log.length, damagedLine: null });
  expect(decodeLog(Buffer.alloc(0))).toMatchObject({ records: [], length: 0, sum: chainStart, damagedLine: null });
});

test("cut at every byte, the whole records before the cut are kept and the rest is a torn tail", () => {
  for (let length = 0; length <= log.length; length++) {
    const decoded = decodeLog(log.subarray(0, length));
    const whole = wholeBefore(length);
    expect(decoded.records, `cut at ${length}`).toEqual(records.slice(0, whole));
    expect(decoded.length).toBe(whole === 0 ? 0 : ends[whole - 1]);
    expect(decoded.damagedLine).toBeNull();
  }
});

test("a changed byte in any line but the last is refused with that line's number", () => {
  const last = ends.at(-2) as number;
  for (let place = 0; place < last - 1; place++) {
    for (const flip of [0x01, 0x80]) {
      const damaged = Buffer.from(log);
      damaged[place] = (damaged[place] as number) ^ flip;
      const line = wholeBefore(place) + 1;
      expect(decodeLog(damaged).damagedLine, `byte ${place}`).toBe(line);
    }
  }
});

test("a changed byte in the last line never gives a changed record", () => {
  for (let place = ends.at(-2) as number; place < log.length; place++) {
    const damaged = Buffer.from(log);
    damaged[place] = (damaged[place] as number) ^ 0x01;
    const decoded = decodeLog(damaged);
    expect(decoded.records).toEqual(records.slice(0, -1));
  }
});

test.for([
  ["a dropped line", [0, 2, 3], 2],
  ["two lines exchanged", [0, 2, 1, 3], 2],
  ["a line twice", [0, 1, 1, 2, 3], 3],
  ["the first line missing", [1, 2, 3], 1],
] as const)("%s is damage", ([, order, line]) => {
  expect(decodeLog(Buffer.concat(order.map((index) => lines[index] as Buffer))).damagedLine).toBe(line);
});

test("garbage or zeros after the last record are a torn tail", () => {
  for (const tail of [Buffer.alloc(4096), Buffer.from("{}\n"), Buffer.from('{"seq":4'), Buffer.from("\n")]) {
    expect(decodeLog(Buffer.concat([log, tail]))).toMatchObject({ records, length: log.length, damagedLine: null });
  }
});

test("any text survives, and no text breaks a line", () => {
  assert(
    property(array(string({ unit: "binary" }), { maxLength: 5 }), (messages) => {
      const all = messages.map((message, seq): LogRecord => ({
        seq,
        key: message,
        time: "t",
        event: { type: "notice", message },
      }));
      expect(decodeLog(Buffer.concat(encode(all))).records).toEqual(all);
    }),
  );
});

/** A log whose writer flushed after the second record and not since. */
const flushedAfterTwo = (): { bytes: Buffer; ends: number[] } => {
  const bytes: Buffer[] = [];
  const after: number[] = [];
  let previous = chainStart;
  for (let seq = 0; seq < 5; seq++) {
    const event = { type: "notice" as const, message: "x".repeat(50) };
    const flushed = seq < 2 ? 0 : (after[1] as number);
    const { line, sum } = encodeRecord({ seq, key: null, time: "t", flushed, event }, { previous });
    previous = sum;
    bytes.push(line);
    after.push((after.at(-1) ?? 0) + line.length);
  }
  return { bytes: Buffer.concat(bytes), ends: after };
};

test("pages that a power cut kept from the disk are a torn tail, if they were never flushed, and damage otherwise", () => {
  const { bytes, ends: after } = flushedAfterTwo();
  for (let from = 0; from < bytes.length - 40; from += 3) {
    const holed = Buffer.from(bytes).fill(0, from, from + 40);
    const whole = after.filter((end) => end <= from).length;
    const decoded = decodeLog(holed);
    expect(decoded.records, `hole at ${from}`).toHaveLength(whole);
    expect(decoded.damagedLine).toBe(whole < 2 ? whole + 1 : null);
  }
});

test("other damage is never taken for it", () => {
  const { bytes, ends: after } = flushedAfterTwo();
  const damaged = Buffer.from(bytes);
  damaged[(after[2] as number) + 20]! ^= 1;
  expect(decodeLog(damaged).damagedLine).toBe(4);
  // Logs of before say nothing of what was flushed.
  const holed = Buffer.from(log).fill(0, (ends[1] as number) + 2, (ends[1] as number) + 9);
  expect(decodeLog(holed).damagedLine).toBe(3);
});
