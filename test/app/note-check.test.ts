import { expect, test } from "vitest";
import { contradictionOf, createCheckNotes, watchNotes } from "../../src/app/note-check.ts";
import type { Intervention } from "../../src/core/intervention.ts";
import { writeInbox } from "../../src/store/inbox.ts";
import { emptyFolder } from "../cli/command.ts";
import { memoryStore } from "../evolution/fakes.ts";

const opened = () => {
  const folder = emptyFolder();
  const memory = memoryStore();
  const store = { ...memory.store, folder };
  const asked: string[] = [];
  const contradicts = async (notes: readonly string[]) => {
    asked.push(notes.join(" | "));
    return notes.at(-1) === "slower" ? 'it contradicts "faster"' : null;
  };
  const say = (intervention: Intervention) => writeInbox(folder, { kind: "intervention", intervention });
  return {
    store,
    asked,
    say,
    contradicts,
    noted: memory.noted,
    check: (isTold = true) => createCheckNotes(store, { contradicts, isTold }),
  };
};

test("a note is held against those before it as soon as it lies there, while nobody takes it yet", async () => {
  const { store, asked, say, noted, check } = opened();
  const unwatch = watchNotes(check());
  await say({ kind: "note", text: "faster" });
  await say({ kind: "pin", candidate: "g1-c1" });
  const number = await say({ kind: "note", text: "slower" });
  await expect.poll(() => contradictionOf(store.events(), number), { timeout: 60_000 }).toBe('it contradicts "faster"');
  expect(noted).toContainEqual({ type: "notice", message: 'slower: it contradicts "faster"' });
  await unwatch();
  expect(asked).toEqual(["faster | slower"]);
});

test("whoever asks, also at once and in a later process, each note is asked of once; what was found stays", async () => {
  const { store, asked, say, noted, check } = opened();
  for (const text of ["faster", "calmer", "slower"]) await say({ kind: "note", text });
  const first = check(false);
  await Promise.all([first(), first(), first()]);
  await check(false)();
  expect(asked).toEqual(["faster | calmer", "faster | calmer | slower"]);
  expect([2, 3].map((number) => contradictionOf(store.events(), number))).toEqual([null, 'it contradicts "faster"']);
  // Who is told when they write is not told once more.
  expect(noted).toEqual([]);
});

test("what an interrupt cuts off is not recorded, and asked again by who goes on", async () => {
  const { store, asked, say, contradicts } = opened();
  const stop = new AbortController();
  for (const text of ["faster", "slower"]) await say({ kind: "note", text });
  const cut = async (notes: readonly string[]) => {
    await contradicts(notes);
    stop.abort();
    return "whether it contradicts an earlier note is not known: aborted";
  };
  await createCheckNotes(store, { contradicts: cut, isTold: true, signal: stop.signal })();
  expect(store.events()).toEqual([]);
  const later = { ...memoryStore().store, folder: store.folder };
  await createCheckNotes(later, { contradicts, isTold: true })();
  expect(contradictionOf(later.events(), 2)).toBe('it contradicts "faster"');
  expect(asked).toHaveLength(2);
});
