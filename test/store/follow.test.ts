import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import { followLog, type Piece } from "../../src/store/follow.ts";
import { chainStart, encodeRecord } from "../../src/store/record.ts";
import { temporaryFolders } from "./temporary.ts";

const folderOf = temporaryFolders();

/** Lines of a log that hold these messages, chained from a place on. */
const linesOf = (messages: readonly string[], { seq = 0, previous = chainStart } = {}) => {
  const lines: Buffer[] = [];
  let sum = previous;
  for (const [index, message] of messages.entries()) {
    const event: RunEvent = { type: "notice", message };
    const made = encodeRecord(
      { seq: seq + index, key: null, time: new Date(0).toISOString(), event },
      { previous: sum },
    );
    lines.push(made.line);
    sum = made.sum;
  }
  return { bytes: Buffer.concat(lines), sum };
};

const messagesOf = ({ records }: Piece): string[] =>
  records.map(({ event }) => (event.type === "notice" ? event.message : event.type));

const following = (path: string) => {
  const stop = new AbortController();
  const pieces = followLog(path, { signal: stop.signal });
  return {
    next: async () => (await pieces.next()).value as Piece,
    stop: () => stop.abort(),
  };
};

test("what is there comes at once, what is added comes later, each once and in order", async () => {
  const path = join(folderOf(), "events.jsonl");
  const first = linesOf(["a", "b"]);
  writeFileSync(path, first.bytes);
  const log = following(path);
  expect(messagesOf(await log.next())).toEqual(["a", "b"]);
  appendFileSync(path, linesOf(["c"], { seq: 2, previous: first.sum }).bytes);
  expect(messagesOf(await log.next())).toEqual(["c"]);
  log.stop();
});

test("a line that is half written is told when it is whole", async () => {
  const path = join(folderOf(), "events.jsonl");
  const { bytes } = linesOf(["a", "b"]);
  writeFileSync(path, bytes.subarray(0, bytes.length - 10));
  const log = following(path);
  expect(messagesOf(await log.next())).toEqual(["a"]);
  appendFileSync(path, bytes.subarray(bytes.length - 10));
  expect(messagesOf(await log.next())).toEqual(["b"]);
  log.stop();
});

test("a log that is not there yet is empty, and followed once it is", async () => {
  const path = join(folderOf(), "events.jsonl");
  const log = following(path);
  expect(messagesOf(await log.next())).toEqual([]);
  writeFileSync(path, linesOf(["a"]).bytes);
  expect(messagesOf(await log.next())).toEqual(["a"]);
  log.stop();
});

test("a log whose writer cut back what it had not finished is told anew, whole", async () => {
  const path = join(folderOf(), "events.jsonl");
  const first = linesOf(["a"]);
  writeFileSync(path, Buffer.concat([first.bytes, linesOf(["b"], { seq: 1, previous: first.sum }).bytes]));
  const log = following(path);
  expect(messagesOf(await log.next())).toEqual(["a", "b"]);
  truncateSync(path, first.bytes.length);
  const cut = await log.next();
  expect([cut.restarted, messagesOf(cut)]).toEqual([true, ["a"]]);
  appendFileSync(path, linesOf(["c", "d"], { seq: 1, previous: first.sum }).bytes);
  const more = await log.next();
  expect([more.restarted, messagesOf(more)]).toEqual([false, ["c", "d"]]);
  log.stop();
});

test("a log that is damaged in its middle is refused with the line", async () => {
  const path = join(folderOf(), "events.jsonl");
  writeFileSync(path, linesOf(["a", "b", "c"]).bytes);
  writeFileSync(path, readFileSync(path, "utf8").replace('"b"', '"x"'));
  await expect(following(path).next()).rejects.toThrow("damaged at line 2");
});
