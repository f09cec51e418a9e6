import { createHash } from "node:crypto";
import type { RunEvent } from "../core/events.ts";

/**
 * One line of events.jsonl.
 *
 *     {"seq":4,"key":"train:…","time":"2026-01-02T03:04:05.678Z","flushed":812,"event":{…},"sum":"0123456789abcdef0123456789abcdef"}
 *
 * `sum` covers the line's bytes before it and the `sum` of the line before, so a line can be neither changed, dropped
 * nor moved unseen.
 */
export type LogRecord<Event = RunEvent> = {
  /**
   * Counts from 0.
   * @asType integer
   * @minimum 0
   */
  seq: number;
  /** What was done, so that a resumed run does not do it again; null where nothing depends on the event. */
  key: string | null;
  /**
   * ISO 8601, UTC.
   * @format date-time
   */
  time: string;
  /**
   * So many bytes of the log were surely on the disk when this line was made; logs of before do not say it.
   * @asType integer
   * @minimum 0
   */
  flushed?: number;
  event: Event;
};

/** The `sum` that the first line is chained to. */
export const chainStart = "rewardsmith-events-1";

const sumLength = 32;
const newline = 0x0a;

const sumOf = (previous: string, body: Uint8Array): string =>
  createHash("sha256").update(previous).update(body).digest("hex").slice(0, sumLength);

export const encodeRecord = (record: LogRecord, { previous }: { previous: string }): { line: Buffer; sum: string } => {
  const body = Buffer.from(JSON.stringify(record).slice(0, -1));
  const sum = sumOf(previous, body);
  return { line: Buffer.concat([body, Buffer.from(`,"sum":"${sum}"}\n`)]), sum };
};

const isRecord = (value: unknown): value is LogRecord =>
  typeof value === "object" && value !== null && "seq" in value && "key" in value && "event" in value;

/** `line` without its newline; null where the bytes are not what was written after `previous`. */
const decodeRecord = (
  line: Buffer,
  { previous, seq }: { previous: string; seq: number },
): { record: LogRecord; sum: string } | null => {
  const tail = `,"sum":"`.length + sumLength + `"}`.length;
  if (line.length <= tail) return null;
  const body = line.subarray(0, line.length - tail);
  const sum = sumOf(previous, body);
  // Bytes, not decoded text: two different damaged bytes would both decode to U+FFFD.
  if (!line.subarray(line.length - tail).equals(Buffer.from(`,"sum":"${sum}"}`))) return null;
  const record: unknown = JSON.parse(`${body.toString("utf8")}}`);
  return isRecord(record) && record.seq === seq ? { record, sum } : null;
};

export type DecodedLog = {
  records: LogRecord[];
  /** Bytes up to the end of the last whole record; what is after them is a torn tail. */
  length: number;
  /** `sum` of the last whole record. */
  sum: string;
  /** 1-based line of the first damage that is not a torn tail, or null. */
  damagedLine: number | null;
};

/** How much of the log a line says was on the disk when it was written; its own damage and its chain aside. */
const flushedBy = (line: Buffer): number => {
  try {
    const { flushed } = JSON.parse(line.toString("utf8")) as { flushed?: unknown };
    return typeof flushed === "number" ? flushed : Number.POSITIVE_INFINITY;
  } catch {
    return 0;
  }
};

/**
 * Whether a power cut can have left this end of a log: pages of it that never reached the disk read as zeros, which no
 * line holds, and no line after them says that they were there.
 */
const wasNeverFlushed = (bytes: Buffer, from: number): boolean => {
  const zero = bytes.indexOf(0, from);
  const end = bytes.indexOf(newline, from);
  if (zero < 0 || zero > end) return false;
  for (let start = end + 1; start < bytes.length;) {
    const next = bytes.indexOf(newline, start);
    const stop = next < 0 ? bytes.length : next;
    if (flushedBy(bytes.subarray(start, stop)) > from) return false;
    start = stop + 1;
  }
  return true;
};

/** Where reading begins: `sum` of the line before, and how many lines there were. */
export type LogStart = { sum: string; seq: number };

/**
 * Reads a whole log, or what follows a place in it. A bad last line, ended or not, is a torn tail: the writer died
 * within it, nothing was told to depend on it. So are lines that a power cut kept from the disk. A bad line with another after it is damage otherwise.
 */
export const decodeLog = (bytes: Buffer, start: LogStart = { sum: chainStart, seq: 0 }): DecodedLog => {
  const records: LogRecord[] = [];
  let { sum } = start;
  let length = 0;
  while (length < bytes.length) {
    const end = bytes.indexOf(newline, length);
    if (end < 0) break;
    const decoded = decodeRecord(bytes.subarray(length, end), { previous: sum, seq: start.seq + records.length });
    if (decoded === null) {
      const isTorn = end === bytes.length - 1 || wasNeverFlushed(bytes, length);
      return { records, length, sum, damagedLine: isTorn ? null : start.seq + records.length + 1 };
    }
    records.push(decoded.record);
    sum = decoded.sum;
    length = end + 1;
  }
  return { records, length, sum, damagedLine: null };
};
