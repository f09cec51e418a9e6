import { expect } from "vitest";
import { RewardsmithError } from "../../src/core/errors.ts";
import { decodeLog, type DecodedLog } from "../../src/store/record.ts";
import { createRun, openRun } from "../../src/store/run-store.ts";
import { createDisk, type Disk } from "./disk.ts";
import { machineOf } from "./lives.ts";

/** A run with records that were waited for and some that were not: its folder, and a log of some 5 kB. */
export const someRun = async (): Promise<{ folder: string; log: Buffer; whole: DecodedLog }> => {
  const disk = createDisk();
  const system = { files: disk.files, machine: machineOf(1) };
  const store = await createRun({ root: "/runs", environment: "toy", task: "reach", seed: 1, config: {}, system });
  const notice = (message: string) => ({ type: "notice" as const, message });
  for (let index = 0; index < 25; index++) {
    if (index % 3 === 0) store.note(notice(`noted, "größe" ${index}\nJ*`));
    await store.once(`key ${index}`, async () => notice(`recorded ${index} J*`));
  }
  await store.close();
  const log = disk.all().get(`${store.folder}/events.jsonl`) as Buffer;
  return { folder: store.folder, log, whole: decodeLog(log) };
};

/** The log as it now is, in an otherwise empty folder. */
const diskWith = async (folder: string, log: Buffer): Promise<Disk> => {
  const disk = createDisk();
  await disk.files.makeFolder(folder);
  const document = { id: "x", status: "interrupted", environment: "e", task: "t", seed: 1, started: "" };
  for (const [name, content] of [
    ["run.json", Buffer.from(JSON.stringify(document))],
    ["events.jsonl", log],
  ] as const) {
    const file = await disk.files.open(`${folder}/${name}`, "create");
    if (content.length > 0) await file.write(content);
  }
  return disk;
};

/**
 * Opens a run over a log: refused as damaged, with its line and nothing changed, or opened with so many records, a notice
 * of what was cut, and gone on with. Returns how many records were kept, null where it was refused.
 */
export const openedOver = async (folder: string, { log, whole }: { log: Buffer; whole: DecodedLog }) => {
  const disk = await diskWith(folder, log);
  const system = { files: disk.files, machine: machineOf(1) };
  const bytes = () => disk.all().get(`${folder}/events.jsonl`) as Buffer;
  try {
    const store = await openRun(folder, { system });
    const kept = decodeLog(log).records.length;
    const events = store.events();
    expect(events.slice(0, kept)).toEqual(whole.records.slice(0, kept).map(({ event }) => event));
    const cut = log.length - decodeLog(log).length;
    const told = cut === 0 ? [] : [{ type: "notice", message: expect.stringContaining(`Cut ${cut} bytes`) }];
    expect(events.slice(kept)).toEqual(told);
    await store.once("afterwards", async () => ({ type: "notice" as const, message: "goes on" }));
    await store.close();
    expect(decodeLog(bytes())).toMatchObject({ damagedLine: null, length: bytes().length });
    expect(decodeLog(bytes()).records).toHaveLength(kept + told.length + 1);
    return kept;
  } catch (thrown) {
    if (!(thrown instanceof RewardsmithError)) throw thrown;
    const { code, message, action } = thrown;
    expect({ code, message, action }).toEqual({
      code: "log-damaged",
      message: expect.stringMatching(/events\.jsonl is damaged at line \d+/),
      action: expect.stringContaining("Restore the file from a copy"),
    });
    expect(bytes().equals(log)).toBe(true);
    return null;
  }
};
