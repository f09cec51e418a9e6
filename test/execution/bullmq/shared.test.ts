import { expect, test } from "vitest";
import { createShared } from "../../../src/execution/bullmq/shared.ts";

/** Work that ends when it is told to, and says how often it was begun and stopped. */
const scripted = () => {
  const ends: ((result: number) => void)[] = [];
  const counts = { begun: 0, stopped: 0 };
  const work = (signal: AbortSignal) =>
    new Promise<number>((resolve, reject) => {
      counts.begun++;
      ends.push(resolve);
      signal.addEventListener("abort", () => {
        counts.stopped++;
        reject(new Error("stopped"));
      });
    });
  return { work, ends, counts };
};

const still = () => new AbortController().signal;

test("work that is asked for twice is done once, and kept until it is forgotten", async () => {
  const { work, ends, counts } = scripted();
  const shared = createShared<number>();
  const both = [shared.take("a", { work, signal: still() }), shared.take("a", { work, signal: still() })];
  ends[0]?.(7);
  expect(await Promise.all(both)).toEqual([7, 7]);
  expect(await shared.take("a", { work, signal: still() })).toBe(7);
  expect(counts.begun).toBe(1);
  shared.forget("a");
  void shared.take("a", { work, signal: still() });
  expect(counts.begun).toBe(2);
});

test("it is stopped when the last who waits has left, and begun anew for the next", async () => {
  const { work, ends, counts } = scripted();
  const shared = createShared<number>();
  const [first, second] = [new AbortController(), new AbortController()];
  const left = shared.take("a", { work, signal: first.signal });
  const also = shared.take("a", { work, signal: second.signal });
  first.abort(new Error("gone"));
  await expect(left).rejects.toThrow("gone");
  expect(counts.stopped).toBe(0);
  second.abort(new Error("gone too"));
  await expect(also).rejects.toThrow("gone too");
  expect(counts.stopped).toBe(1);
  const next = shared.take("a", { work, signal: still() });
  ends[1]?.(8);
  expect(await next).toBe(8);
});

test("what it throws is not kept", async () => {
  const shared = createShared<number>();
  const failing = async (): Promise<number> => {
    throw new Error("no");
  };
  await expect(shared.take("a", { work: failing, signal: still() })).rejects.toThrow("no");
  expect(await shared.take("a", { work: async () => 1, signal: still() })).toBe(1);
});
