import { dirname } from "node:path";
import { expect, test } from "vitest";
import { batchFolder, openBatch } from "../../src/store/batches.ts";
import { losses, placesIn } from "./crash.ts";
import { createDisk, nothingLost } from "./disk.ts";
import { withFaults, type Fault } from "./faults.ts";
import { machineOf } from "./lives.ts";

const folder = batchFolder("/home/runs", "night");
const document = { name: "night", file: null, runs: 3 };
const lived = { type: "batch-run-started", key: "k" } as never;

const open = async (files = createDisk().files, pid = 1) => {
  const faulty = withFaults(files);
  const store = await openBatch(folder, document, { system: { files: faulty.files, machine: machineOf(pid) } });
  return { store, calls: faulty.calls };
};

test("a batch that cannot be made, at whatever call of the store, leaves nothing and says where", async () => {
  const { calls } = await open();
  for (const { number, name } of calls) {
    const disk = createDisk();
    const decide = (call: { number: number }): Fault => (call.number === number ? { kind: "fail", code: "EIO" } : null);
    const system = { files: withFaults(disk.files, decide).files, machine: machineOf(1) };
    const opened = await openBatch(folder, document, { system }).catch((thrown: unknown) => thrown);
    if (!(opened instanceof Error)) continue;
    expect(opened.message, `${number} ${name}`).toContain(dirname(folder));
    expect([...disk.all().keys()], `${number} ${name}`).toEqual([]);
  }
});

test("killed at any moment of its making, by the process or a power cut, a batch is made by the next who asks", async () => {
  const { calls } = await open();
  for (const [name, loss] of Object.entries({ nothingLost, ...losses(5) })) {
    for (const { call, after } of placesIn(calls)) {
      const disk = createDisk();
      const decide = ({ number }: { number: number }): Fault =>
        number === call.number ? { kind: "kill", after } : null;
      const system = { files: withFaults(disk.files, decide).files, machine: machineOf(1) };
      await openBatch(folder, document, { system }).catch(() => undefined);
      const { store } = await open(disk.crash(loss).files, 2);
      await store.once("run:k", lived);
      expect(store.events(), `${name}: ${JSON.stringify(call)} ${after}`).toEqual([lived]);
      await store.close();
    }
  }
});
