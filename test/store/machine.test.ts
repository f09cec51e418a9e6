import { expect, test } from "vitest";
import { thisMachine } from "../../src/store/machine.ts";

test("a process is known by when it started, and one that is not there is not running", () => {
  const { pid, host, startOf, isRunning } = thisMachine;
  expect([isRunning(pid), startOf(pid)]).toEqual([true, startOf(pid)]);
  if (process.platform === "linux") {
    expect(startOf(pid)).toMatch(/^[0-9a-f]{8}-\d+$/);
    expect(startOf(process.ppid)).not.toBe(startOf(pid));
  }
  // Above what any kernel gives.
  expect([isRunning(2 ** 30), startOf(2 ** 30)]).toEqual([false, ""]);
  expect(host).toMatch(/^[^./]+$/);
});

test("who waits can be told to stop, and what is called again and again until it is stopped", async () => {
  const stop = new AbortController();
  const waiting = thisMachine.wait(3_600_000, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow("aborted");
  let calls = 0;
  await new Promise<void>((resolve) => {
    const end = thisMachine.every(1, () => {
      if (++calls === 3) {
        end();
        resolve();
      }
    });
  });
  await thisMachine.wait(5);
  expect(calls).toBe(3);
});
