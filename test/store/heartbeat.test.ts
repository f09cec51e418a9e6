import { expect, test } from "vitest";
import { acquireLock, lockHolder } from "../../src/store/lock.ts";
import type { Machine } from "../../src/store/machine.ts";
import { createRun, openRun } from "../../src/store/run-store.ts";
import { createDisk } from "./disk.ts";
import { machineOf } from "./lives.ts";

/** Machines that share a disk and a clock of their own, which the test moves. */
const cluster = async () => {
  const { files } = createDisk();
  await files.makeFolder("/run");
  let now = 0;
  const sleepers: { until: number; wake: () => void }[] = [];
  const machine = (host: string) => {
    const works = new Set<{ milliseconds: number; work: () => void; last: number }>();
    const one = { isStopped: false };
    const tick = () => {
      for (const each of works) {
        if (one.isStopped || now - each.last < each.milliseconds) continue;
        each.last = now;
        each.work();
      }
    };
    const made: Machine = {
      ...machineOf(7, host),
      wait: (milliseconds, signal) =>
        new Promise((resolve, reject) => {
          signal?.addEventListener("abort", reject);
          sleepers.push({ until: now + milliseconds, wake: resolve });
        }),
      every: (milliseconds, work) => {
        const entry = { milliseconds, work, last: now };
        works.add(entry);
        return () => works.delete(entry);
      },
    };
    return { one, tick, machine: made, system: { files, machine: made } };
  };
  /** Second by second, so that beats and looks take turns as they do. */
  const pass = async (seconds: number, machines: readonly { tick: () => void }[]) => {
    for (let second = 0; second < seconds; second++) {
      now += 1000;
      for (const { tick } of machines) tick();
      for (const sleeper of sleepers.splice(0)) {
        if (sleeper.until <= now) sleeper.wake();
        else sleepers.push(sleeper);
      }
      // All that follows from it, of which nothing is the system's own.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { files, machine, pass };
};

/** Whether a promise has settled, and how. */
const watched = <Result>(promise: Promise<Result>) => {
  const state: { value?: Result; thrown?: unknown } = {};
  promise.then(
    (value) => (state.value = value),
    (thrown: unknown) => (state.thrown = thrown),
  );
  return state;
};

test("another machine's owner who lives refuses within a few seconds, and is told of meanwhile", async () => {
  const { machine, pass } = await cluster();
  const [ours, theirs] = [machine("ours"), machine("theirs")];
  const lock = await acquireLock("/run", theirs.system);
  const told: string[] = [];
  const attempt = watched(acquireLock("/run", { ...ours.system, onNotice: (message) => told.push(message) }));
  await pass(1, [ours, theirs]);
  expect(attempt).toEqual({});
  expect(told).toEqual([expect.stringMatching(/process 7 on theirs holds this run: waiting up to 60 s/)]);
  await pass(14, [ours, theirs]);
  expect(attempt.thrown).toMatchObject({ code: "run-locked", message: expect.stringContaining("theirs") });
  await lock.assertHeld();
  await lock.release();
  expect(await lockHolder("/run", ours.system)).toBeNull();
});

test("one who gives no sign of life for a minute is taken over, and finds its lock gone when it wakes", async () => {
  const { machine, pass } = await cluster();
  const [ours, theirs] = [machine("ours"), machine("theirs")];
  const stopped = await acquireLock("/run", theirs.system);
  theirs.one.isStopped = true;
  const attempt = watched(acquireLock("/run", ours.system));
  await pass(55, [ours, theirs]);
  expect(attempt).toEqual({});
  await pass(10, [ours, theirs]);
  await attempt.value?.assertHeld();
  expect(attempt.value).toBeDefined();
  theirs.one.isStopped = false;
  await pass(10, [ours, theirs]);
  await expect(stopped.assertHeld()).rejects.toMatchObject({
    code: "lock-lost",
    action: expect.stringMatching(/resume/),
  });
  expect(await lockHolder("/run", theirs.system)).toMatchObject({ host: "ours" });
});

test("two machines that wait for the same dead one never both take the run", async () => {
  const { files, machine, pass } = await cluster();
  const [one, other, dead] = [machine("one"), machine("other"), machine("dead")];
  await acquireLock("/run", dead.system);
  const attempts = [watched(acquireLock("/run", one.system)), watched(acquireLock("/run", other.system))];
  await pass(90, [one, other]);
  expect(attempts.filter(({ value }) => value !== undefined).length).toBeLessThan(2);
  for (const { thrown } of attempts) if (thrown) expect(thrown).toMatchObject({ code: "run-locked" });
  const again = watched(acquireLock("/run", one.system));
  await pass(90, [one]);
  expect(again.value).toBeDefined();
  expect((await files.list("/run")).filter((name) => name.endsWith("one"))).toHaveLength(1);
});

test("who is interrupted while it waits leaves nothing behind", async () => {
  const { files, machine, pass } = await cluster();
  const [ours, dead] = [machine("ours"), machine("dead")];
  await acquireLock("/run", dead.system);
  const stop = new AbortController();
  const attempt = watched(acquireLock("/run", { ...ours.system, signal: stop.signal }));
  await pass(12, [ours]);
  stop.abort();
  await pass(1, [ours]);
  expect(attempt.thrown).toMatchObject({ code: "interrupted", exitCode: 130 });
  expect(await files.list("/run")).toEqual(["lock.7.boot-1.dead"]);
});

test("on one's own machine nobody waits: the process is asked for", async () => {
  const { machine } = await cluster();
  const [ours, before] = [machine("here"), machine("here")];
  await acquireLock("/run", { ...before.system, machine: { ...before.machine, pid: 8 } });
  await (await acquireLock("/run", ours.system)).release();
});

test("a store whose lock was taken over writes nothing more, neither records nor files, and cuts nothing off", async () => {
  const disk = createDisk();
  const system = { files: disk.files, machine: machineOf(1) };
  const store = await createRun({ root: "/runs", environment: "toy", task: "reach", seed: 1, config: {}, system });
  const notice = (message: string) => async () => ({ type: "notice" as const, message });
  await store.once("a", notice("a"));
  const names = await disk.files.list(store.folder);
  await disk.files.remove(`${store.folder}/${names.find((name) => name.startsWith("lock."))}`);
  const other = await openRun(store.folder, { system: { ...system, machine: machineOf(2) } });
  await other.once("b", notice("b"));
  await expect(store.write("best/reward.ts", "late")).rejects.toMatchObject({ code: "lock-lost" });
  await expect(store.once("late", notice("late"))).rejects.toMatchObject({ code: "lock-lost" });
  await expect(store.once("later", notice("later"))).rejects.toMatchObject({ code: "lock-lost" });
  await store.close();
  await other.once("c", notice("c"));
  await other.close();
  const third = await openRun(store.folder, { system: { ...system, machine: machineOf(3) } });
  expect(third.events().map((event) => event.type === "notice" && event.message)).toEqual(["a", "b", "c"]);
  await third.close();
});
