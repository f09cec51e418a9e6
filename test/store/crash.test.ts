import { expect, test } from "vitest";
import { createRun, openRun } from "../../src/store/run-store.ts";
import { readInbox, writeInbox } from "../../src/store/inbox.ts";
import type { InboxMessage } from "../../src/core/intervention.ts";
import { expectKept, expectSurvived, expectSurvivedTwice, expectTold, losses, placesIn } from "./crash.ts";
import { createDisk, nothingLost } from "./disk.ts";
import { withFaults } from "./faults.ts";
import { goldenLife, live, machineOf } from "./lives.ts";

// At every call, within every write: crash.slow.test.ts.
const { summary: golden, calls } = await goldenLife();
const places = placesIn(calls);
const some = <Value>(all: readonly Value[], count: number): Value[] =>
  all.filter((_, index) => index % Math.ceil(all.length / count) === 0);

test.each(Object.entries(losses(1)))(
  "a search that dies within what its store does goes on to the same result: %s",
  async (_name, loss) => {
    for (const place of some(places, 8)) await expectSurvived(place, { loss, golden });
  },
);

test("and so does one that dies twice", async () => {
  const loss = losses(1)["any mixture"] ?? nothingLost;
  for (const place of some(places, 3)) await expectSurvivedTwice([place, 0.4], { loss, golden });
});

test("what the next process was told of outlasts a power cut, also where the one before died without flushing it", async () => {
  const unflushed = places.filter(({ call }) => call.name === "sync" && call.path.endsWith("/events.jsonl"));
  expect(unflushed.length).toBeGreaterThan(10);
  for (const loss of Object.values(losses(5)))
    for (const place of some(unflushed, 12)) await expectKept(place, { loss, golden });
});

test.each([
  ["ENOSPC", true],
  ["ENOSPC", false],
  ["EIO", true],
  ["EIO", false],
  ["EROFS", true],
] as const)("%s (lasting: %s) is told clearly, and the run can be gone on with", async (code, lasts) => {
  for (const { number } of some(calls, 6)) await expectTold({ code, from: number, lasts }, { golden });
});

test("a system that takes little at a time gets all of it", async () => {
  const disk = createDisk();
  const life = await live(disk, { decide: ({ bytes = 0 }) => (bytes % 3 === 1 ? { kind: "short" } : null) });
  expect(life.end).toEqual({ kind: "done", summary: golden });
  expect(life.calls.length).toBeGreaterThan(calls.length);
});

test("a message to a run is whole or not there, wherever its writer dies, and there for good once it has its number", async () => {
  const message: InboxMessage = { kind: "intervention", intervention: { kind: "note", text: "too slow" } };
  const begun = createDisk();
  const system = { files: begun.files, machine: machineOf(1) };
  const request = { root: "/runs", environment: "toy", task: "reach", seed: 1, config: {}, system };
  const store = await createRun(request);
  await store.close();
  const run = store.folder;
  const whole = withFaults(begun.crash(nothingLost).files);
  expect(await writeInbox(run, message, { files: whole.files })).toBe(1);
  for (const [name, loss] of Object.entries(losses(4))) {
    for (const { call, after } of [...placesIn(whole.calls), { call: null, after: 0 }]) {
      const disk = begun.crash(nothingLost);
      const { files } = withFaults(disk.files, ({ number }) =>
        number === call?.number ? { kind: "kill", after } : null,
      );
      const number = await writeInbox(run, message, { files }).catch(() => null);
      const left = disk.crash(loss);
      const entries = await readInbox(run, { taken: new Set(), files: left.files });
      const place = `${name}: ${JSON.stringify(call)} ${after}`;
      expect(
        entries.every((entry) => "message" in entry),
        place,
      ).toBe(true);
      if (number !== null) expect(entries, place).toHaveLength(1);
      await (await openRun(run, { system: { files: left.files, machine: machineOf(2) } })).close();
    }
  }
});
