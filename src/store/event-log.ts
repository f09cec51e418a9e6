import { RewardsmithError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import { upgradeEvent } from "./upgrade-event.ts";
import { encodeEvent } from "./encode.ts";
import { isMissing, storeFailure } from "./failure.ts";
import { nodeFiles, writeAll, type FileSystem, type OpenFile } from "./file-system.ts";
import { decodeLog, encodeRecord } from "./record.ts";
import type { DecodedLog, LogRecord } from "./record.ts";

export const logDamaged = (path: string, line: number): RewardsmithError =>
  new RewardsmithError({
    code: "log-damaged",
    message: `${path} is damaged at line ${line}: its checksum does not fit, and more lines follow.`,
    action: "Restore the file from a copy, or start a new run; results after that line cannot be trusted.",
  });

/** Reads a log without changing it; a torn tail is left out. Throws `log-damaged` with the line number. */
export const readLog = async (
  path: string,
  { files }: { files: FileSystem } = { files: nodeFiles },
): Promise<DecodedLog & { size: number }> => {
  const bytes = await files.read(path).catch((thrown: unknown) => {
    if (isMissing(thrown)) {
      throw new RewardsmithError({
        code: "log-missing",
        message: `${path} does not exist: this is not a run folder, or its event log was removed.`,
        action: "Give the path of a run folder; `rewardsmith list` shows them.",
      });
    }
    throw storeFailure(thrown, { path, doing: "read" });
  });
  const log = decodeLog(bytes);
  if (log.damagedLine !== null) throw logDamaged(path, log.damagedLine);
  const records = log.records.map((record) => ({ ...record, event: upgradeEvent(record.event) }));
  return { ...log, records, size: bytes.length };
};

export type EventLog = {
  /** In order of the log. A record enters once it is durable, or at once where nothing depends on it. */
  readonly records: readonly LogRecord[];
  /** Resolves when the record is on the disk. */
  append(entry: { key: string; event: RunEvent }): Promise<LogRecord>;
  /** Queued for the disk, not waited for. Dropped silently once the log is closed or broken: `append` is what tells. */
  note(event: RunEvent): void;
  /** Throws what broke the log, if anything did. */
  assertOpen(): void;
  close(): Promise<void>;
};

type Waiting = { line: Buffer; settle?: { resolve(): void; reject(thrown: unknown): void } };

/**
 * The append side of a log whose whole records are given and on the disk. Records queue up in memory and go out in
 * order, as many as wait in one write and one flush. After a failed write the file is cut back to whole records and the
 * log refuses more.
 */
export const createEventLog = (
  file: OpenFile,
  {
    path,
    log,
    onRecord,
    assertHeld = async () => {},
    now = () => new Date(),
  }: {
    path: string;
    log: Pick<DecodedLog, "records" | "length" | "sum">;
    onRecord(record: LogRecord): void;
    /** Throws where the log is no longer this process's to write. */
    assertHeld?: () => Promise<void>;
    now?: () => Date;
  },
): EventLog => {
  const records = [...log.records];
  let seq = records.length;
  let { sum, length } = log;
  let flushed = length;
  let waiting: Waiting[] = [];
  let writer: Promise<void> | null = null;
  let refusal: Error | null = null;
  let closed: Promise<void> | null = null;
  // Records not yet shown: those behind one that still waits for the disk wait too, so that what is seen is the log's order.
  const hidden: { record: LogRecord; ready: boolean }[] = [];

  const show = () => {
    while (hidden[0]?.ready === true) {
      const { record } = hidden.shift() as { record: LogRecord };
      records.push(record);
      onRecord(record);
    }
  };

  const drain = async () => {
    // One turn later, so that records made in the same tick share a flush.
    await Promise.resolve();
    while (waiting.length > 0 && refusal === null) {
      const batch = waiting;
      waiting = [];
      const bytes = Buffer.concat(batch.map(({ line }) => line));
      let isBegun = false;
      try {
        await assertHeld();
        isBegun = true;
        await writeAll(file, bytes);
        if (batch.some(({ settle }) => settle !== undefined)) {
          await file.sync();
          flushed = length + bytes.length;
        }
        length += bytes.length;
        for (const { settle } of batch) settle?.resolve();
      } catch (thrown) {
        refusal = storeFailure(thrown, { path, doing: "write to" });
        if (isBegun) await file.truncate(length).catch(() => undefined);
        for (const { settle } of [...batch, ...waiting]) settle?.reject(refusal);
        waiting = [];
      }
    }
    writer = null;
  };

  const enqueue = (entry: { key: string | null; event: RunEvent }): LogRecord => {
    // As it will be read back, so that a resumed run sees what the first one saw.
    const event = JSON.parse(encodeEvent(entry.event)) as RunEvent;
    const record: LogRecord = { seq, key: entry.key, time: now().toISOString(), flushed, event };
    const encoded = encodeRecord(record, { previous: sum });
    seq++;
    sum = encoded.sum;
    hidden.push({ record, ready: entry.key === null });
    waiting.push({ line: encoded.line });
    writer ??= drain();
    return record;
  };

  const assertOpen = () => {
    if (refusal !== null) throw refusal;
    if (closed !== null) {
      throw new RewardsmithError({
        code: "store-closed",
        message: `The event log ${path} is closed.`,
        action: "Open the run again before writing to it.",
      });
    }
  };

  return {
    records,
    assertOpen,
    append: async ({ key, event }) => {
      assertOpen();
      const record = enqueue({ key, event });
      const entry = waiting.at(-1) as Waiting;
      const place = hidden.at(-1) as (typeof hidden)[number];
      await new Promise<void>((resolve, reject) => {
        entry.settle = { resolve, reject };
      });
      place.ready = true;
      show();
      return record;
    },
    note: (event) => {
      if (refusal !== null || closed !== null) return;
      enqueue({ key: null, event });
      show();
    },
    close: () =>
      (closed ??= (async () => {
        await writer;
        try {
          if (refusal === null) await file.sync();
        } finally {
          await file.close();
        }
      })()),
  };
};
