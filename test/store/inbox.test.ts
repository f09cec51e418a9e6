import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { interventionText } from "../../src/core/intervention.ts";
import { inboxFolder, readInbox, writeInbox } from "../../src/store/inbox.ts";
import { emptyFolder } from "../cli/command.ts";

const note = (text: string) => ({ kind: "intervention" as const, intervention: { kind: "note" as const, text } });
const none = { taken: new Set<number>() };

test("a run without an inbox holds nothing", async () => {
  expect(await readInbox(emptyFolder(), none)).toEqual([]);
});

test("messages come out in the order in which they went in, those taken before left out", async () => {
  const run = emptyFolder();
  for (const text of ["too slow", "drags a foot", "better"]) await writeInbox(run, note(text));
  expect(await writeInbox(run, { kind: "stop" })).toBe(4);
  const entries = await readInbox(run, { taken: new Set([2]) });
  expect(entries.map((entry) => ("message" in entry ? [entry.number, entry.message] : entry))).toEqual([
    [1, note("too slow")],
    [3, note("better")],
    [4, { kind: "stop" }],
  ]);
});

test("what its writer calls a message is kept beside it", async () => {
  const run = emptyFolder();
  await writeInbox(run, note("too slow"), { id: "a7" });
  await writeInbox(run, note("too slow"));
  const entries = await readInbox(run, none);
  expect(entries.map((entry) => ("id" in entry ? entry.id : null))).toEqual(["a7", null]);
  expect(entries[0]).toMatchObject({ message: note("too slow") });
});

test("writers at the same time get a number each, and nothing half-written is left", async () => {
  const run = emptyFolder();
  const numbers = await Promise.all(Array.from({ length: 20 }, (_, index) => writeInbox(run, note(`${index}`))));
  expect(numbers.toSorted((left, right) => left - right)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  const entries = await readInbox(run, none);
  const texts = entries.map((entry) =>
    "message" in entry && entry.message.kind === "intervention" ? interventionText(entry.message.intervention) : "",
  );
  expect(new Set(texts).size).toBe(20);
  expect(readdirSync(join(run, inboxFolder)).every((name) => name.endsWith(".json"))).toBe(true);
});

describe("what cannot be read is an entry that says why, and hides nothing else", () => {
  test.each([
    ["000001.json", "{ not json", "it is not JSON"],
    ["000001.json", '"stop"', "it is not a JSON object"],
    ["000001.json", '{ "kind": "dance" }', 'its kind "dance" is neither'],
    ["000001.json", '{ "kind": "intervention" }', "no intervention of a known kind"],
    ["000001.json", '{ "kind": "intervention", "intervention": { "kind": "note", "text": "  " } }', "has no text"],
    [
      "000001.json",
      '{ "kind": "intervention", "intervention": { "kind": "constraint", "text": "x" } }',
      "no expression",
    ],
    ["000001.json", `{ "kind": "stop", "pad": "${"x".repeat(300_000)}" }`, "it is larger than"],
    ["later.txt", "stop", "its name is not a number"],
  ])("%s holding %.30s", async (name, content, problem) => {
    const run = emptyFolder();
    mkdirSync(join(run, inboxFolder));
    writeFileSync(join(run, inboxFolder, name), content);
    writeFileSync(join(run, inboxFolder, "000007.json"), '{ "kind": "stop" }');
    const entries = await readInbox(run, none);
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual(expect.objectContaining({ name, problem: expect.stringContaining(problem) }));
    expect(entries).toContainEqual(expect.objectContaining({ number: 7, message: { kind: "stop" } }));
  });

  test("a folder in a message's place", async () => {
    const run = emptyFolder();
    mkdirSync(join(run, inboxFolder, "000001.json"), { recursive: true });
    expect(await readInbox(run, none)).toEqual([
      { number: 1, name: "000001.json", problem: expect.stringContaining("cannot be read") as string },
    ]);
  });
});
