import { open, stat } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { logDamaged } from "./event-log.ts";
import { isMissing, storeFailure } from "./failure.ts";
import { chainStart, decodeLog, type LogRecord } from "./record.ts";
import { upgradeEvent } from "./upgrade-event.ts";

/** What came since the last piece; the first holds all that is there, perhaps nothing. */
export type Piece = {
  records: LogRecord[];
  /** Earlier pieces hold what is no longer the log, since its writer cut back what it could not finish: this one holds all of it. */
  restarted: boolean;
};

const everyMilliseconds = 200;

/** The file from an offset on; where it is shorter, nothing, and `size` says so. One that is not there is empty. */
const readFrom = async (path: string, offset: number): Promise<{ bytes: Buffer; size: number }> => {
  try {
    const file = await open(path, "r");
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.max(0, size - offset));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
      return { bytes: bytes.subarray(0, bytesRead), size };
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (isMissing(thrown)) return { bytes: Buffer.alloc(0), size: 0 };
    throw storeFailure(thrown, { path, doing: "read" });
  }
};

const begin = { sum: chainStart, seq: 0, offset: 0 };

/**
 * Follows an event log, a run's or a batch's, without its lock: whole lines whose checksum fits, from where the last
 * ones ended. The first piece comes at once, later ones as the log grows, until `signal` is aborted. Throws `log-damaged`.
 */
export const followLog = async function* (path: string, { signal }: { signal: AbortSignal }): AsyncGenerator<Piece> {
  let at = begin;
  let restarted = false;
  /** So long it was when it was read last: what is unfinished is looked at again when there is more of it. */
  let known = -1;
  while (!signal.aborted) {
    const { bytes, size } = await readFrom(path, at.offset);
    const log = decodeLog(bytes, at);
    if (size < at.offset || (log.damagedLine !== null && at.seq > 0)) {
      at = begin;
      restarted = true;
      continue;
    }
    if (log.damagedLine !== null) throw logDamaged(path, log.damagedLine);
    at = { sum: log.sum, seq: at.seq + log.records.length, offset: at.offset + log.length };
    if (log.records.length > 0 || restarted || known === -1) {
      yield { records: log.records.map((record) => ({ ...record, event: upgradeEvent(record.event) })), restarted };
    }
    restarted = false;
    known = size;
    while (!signal.aborted && (await sizeOf(path)) === known)
      await setTimeout(everyMilliseconds, undefined, { signal }).catch(() => undefined);
  }
};

const sizeOf = async (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
