import { expect, test } from "vitest";
import { createStepCap } from "../../../src/app/batch/step-cap.ts";
import type { RewardsmithError } from "../../../src/core/errors.ts";

const exceed = (error: RewardsmithError): never => {
  throw error;
};

test("what might not fit waits for what others take, and what cannot fit is refused with what is left", async () => {
  const cap = createStepCap(100, { before: 20, exceed });
  const first = await cap.book(60);
  let second: ((taken: number) => void) | undefined;
  const waits = cap.book(40).then((pay) => (second = pay));
  await new Promise((next) => setImmediate(next));
  expect(second).toBeUndefined();
  first(30);
  await waits;
  expect(second).toBeDefined();
  second?.(40);
  await expect(cap.book(11)).rejects.toMatchObject({ code: "batch-budget", exitCode: 4 });
  await expect(cap.book(11)).rejects.toThrow("10 of 100 are left");
  await expect(cap.book(10)).resolves.toBeDefined();
});

test("who waits and is stopped meanwhile leaves", async () => {
  const cap = createStepCap(10, { before: 0, exceed });
  await cap.book(10);
  const stop = new AbortController();
  const waits = cap.book(5, stop.signal);
  stop.abort(new Error("enough"));
  await expect(waits).rejects.toThrow("enough");
});
