import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acquireLock, lockHolder } from "../../src/store/lock.ts";
import { temporaryFolders } from "./temporary.ts";

const temporary = temporaryFolders();

/** A process that takes the lock, says so and keeps it. */
const holdElsewhere = async (folder: string) => {
  const source = `
    import { acquireLock } from ${JSON.stringify(join(import.meta.dirname, "../../src/store/lock.ts"))};
    await acquireLock(${JSON.stringify(folder)});
    console.log("held");
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
};

test("one holder at a time, within a process too", async () => {
  const folder = temporary();
  expect(await lockHolder(folder)).toBeNull();
  const lock = await acquireLock(folder);
  expect(await lockHolder(folder)).toMatchObject({ pid: process.pid });
  await expect(acquireLock(folder)).rejects.toMatchObject({ code: "run-locked" });
  await lock.release();
  expect(await lockHolder(folder)).toBeNull();
  await (await acquireLock(folder)).release();
});

test("a living process refuses another by its pid; once killed it is taken over", async () => {
  const folder = temporary();
  const child = await holdElsewhere(folder);
  await expect(acquireLock(folder)).rejects.toMatchObject({
    code: "run-locked",
    message: expect.stringContaining(`process ${child.pid}`),
  });
  const ended = once(child, "close");
  child.kill("SIGKILL");
  await ended;
  expect(await lockHolder(folder)).toBeNull();
  const lock = await acquireLock(folder);
  expect(readdirSync(folder)).toHaveLength(1);
  await lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

const tellsStartTimes = process.platform === "linux";
if (!tellsStartTimes) console.warn("skipped: a reused pid, for this system does not tell when a process started");

test.runIf(tellsStartTimes)("a reused pid is not taken for its former owner (Linux tells start times)", async () => {
  const folder = temporary();
  const lock = await acquireLock(folder);
  const own = readdirSync(folder)[0] as string;
  await lock.release();
  writeFileSync(join(folder, own.replace(/-\d+\./, "-1.")), "");
  expect(await lockHolder(folder)).toBeNull();
  await (await acquireLock(folder)).release();
});

test("another machine's lock is respected, and the message says which file to delete", async () => {
  const folder = temporary();
  writeFileSync(join(folder, "lock.1.x.other-machine"), "");
  await expect(acquireLock(folder)).rejects.toMatchObject({
    code: "run-locked",
    message: expect.stringContaining("other-machine"),
    action: expect.stringContaining(join(folder, "lock.1.x.other-machine")),
  });
  expect(readdirSync(folder)).toEqual(["lock.1.x.other-machine"]);
});

test("of many processes that race for it, at most one holds it", async () => {
  const folder = temporary();
  const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => acquireLock(folder)));
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
