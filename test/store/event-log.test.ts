import { expect, test } from "vitest";
import { RewardsmithError } from "../../src/core/errors.ts";
import type { RunEvent } from "../../src/core/events.ts";
import { createEventLog } from "../../src/store/event-log.ts";
import type { OpenFile } from "../../src/store/file-system.ts";
import { chainStart, decodeLog } from "../../src/store/record.ts";

const notice = (message: string): RunEvent => ({ type: "notice", message });

/** A disk in memory that keeps what was written, remembers what was flushed, and fails where told to. */
const memoryFile = ({ failAppend = -1, failSync = -1, code = "ENOSPC" } = {}) => {
  const disk = { bytes: Buffer.alloc(0), synced: 0, appends: 0, syncs: 0, closed: false };
  const failure = () => Object.assign(new Error(`${code}: injected`), { code });
  const file: OpenFile = {
    write: async (bytes) => {
      if (disk.appends++ === failAppend) {
        // A short write: half of it is on the disk before the failure is known.
        disk.bytes = Buffer.concat([disk.bytes, bytes.subarray(0, bytes.length / 2)]);
        throw failure();
      }
      disk.bytes = Buffer.concat([disk.bytes, bytes]);
      return bytes.length;
    },
    sync: async () => {
      if (disk.syncs++ === failSync) throw failure();
      disk.synced = disk.bytes.length;
    },
    truncate: async (length) => {
      disk.bytes = disk.bytes.subarray(0, length);
    },
    close: async () => {
      disk.closed = true;
    },
  };
  return { disk, file };
};

const openLog = (file: OpenFile) => {
  const shown: string[] = [];
  const log = createEventLog(file, {
    path: "/runs/x/events.jsonl",
    log: { records: [], length: 0, sum: chainStart },
    onRecord: ({ event }) => shown.push(event.type === "notice" ? event.message : ""),
  });
  return { log, shown };
};

test("a record is flushed before its promise resolves", async () => {
  const { disk, file } = memoryFile();
  const { log } = openLog(file);
  for (let index = 0; index < 5; index++) {
    await log.append({ key: `${index}`, event: notice(`${index}`) });
    expect(disk.synced).toBe(disk.bytes.length);
    expect(decodeLog(disk.bytes.subarray(0, disk.synced)).records).toHaveLength(index + 1);
  }
  await log.close();
  expect(disk.closed).toBe(true);
});

test("records made together share a flush", async () => {
  const { disk, file } = memoryFile();
  const { log } = openLog(file);
  await Promise.all(Array.from({ length: 50 }, (_, index) => log.append({ key: `${index}`, event: notice("x") })));
  expect(disk.syncs).toBeLessThan(5);
  expect(decodeLog(disk.bytes).records).toHaveLength(50);
});

test("a note behind a record that waits for the disk is shown after it", async () => {
  const { file } = memoryFile();
  const { log, shown } = openLog(file);
  log.note(notice("before"));
  expect(shown).toEqual(["before"]);
  const recorded = log.append({ key: "k", event: notice("recorded") });
  log.note(notice("after"));
  expect(shown).toEqual(["before"]);
  await recorded;
  expect(shown).toEqual(["before", "recorded", "after"]);
  expect(log.records.map(({ seq }) => seq)).toEqual([0, 1, 2]);
});

test.for([
  ["a full disk", { failAppend: 1 }, "disk-full"],
  ["a disk that cannot flush", { failSync: 1, code: "EIO" }, "disk-failed"],
  ["a disk that turned read-only", { failAppend: 1, code: "EROFS" }, "unwritable"],
] as const)("%s: refused clearly, nothing half-written, and no more effects", async ([, fault, code]) => {
  const { disk, file } = memoryFile(fault);
  const { log, shown } = openLog(file);
  await log.append({ key: "good", event: notice("good") });
  const refused = await log.append({ key: "bad", event: notice("bad") }).catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(RewardsmithError);
  expect(refused).toMatchObject({ code });
  expect((refused as RewardsmithError).message).toContain("/runs/x/events.jsonl");
  expect((refused as RewardsmithError).action).not.toBe("");
  expect(() => log.assertOpen()).toThrow(refused as Error);
  await expect(log.append({ key: "later", event: notice("later") })).rejects.toBe(refused);
  log.note(notice("ignored"));
  await log.close();
  const decoded = decodeLog(disk.bytes);
  expect(decoded.length).toBe(disk.bytes.length);
  expect(decoded.records.map(({ key }) => key)).toEqual(["good"]);
  expect(shown).toEqual(["good"]);
});
