import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import { createWatches } from "../../src/server/watch.ts";
import { chainStart, encodeRecord } from "../../src/store/record.ts";
import { temporaryFolders } from "../store/temporary.ts";

const folderOf = temporaryFolders();

const lineOf = (message: string, { seq, previous }: { seq: number; previous: string }) => {
  const event: RunEvent = { type: "notice", message };
  return encodeRecord({ seq, key: null, time: new Date(0).toISOString(), event }, { previous });
};

test("what a log holds when it is opened is no news to who asks for it then; what comes after is", async () => {
  const folder = folderOf();
  const path = join(folder, "events.jsonl");
  const first = lineOf("a", { seq: 0, previous: chainStart });
  writeFileSync(path, first.line);
  const watches = createWatches();
  try {
    const heard: number[] = [];
    watches.subscribe(folder, ({ seq }) => heard.push(seq));
    expect((await watches.run(folder)).view.notices).toEqual(["a"]);
    appendFileSync(path, lineOf("b", { seq: 1, previous: first.sum }).line);
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0), { timeout: 20_000 });
    expect(heard).toEqual([2]);
    expect((await watches.run(folder)).view.notices).toEqual(["a", "b"]);
  } finally {
    watches.close();
  }
});
