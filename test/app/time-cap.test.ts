import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { whenOver } from "../../src/app/time-cap.ts";

const month = 30 * 24 * 3600;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** So many seconds, by a clock that the test moves. */
const wait = (seconds: number) => {
  const began = Date.now();
  const act = vi.fn();
  let asked = 0;
  const giveUp = whenOver(() => {
    // Asked every millisecond of a month, no test would end.
    if (++asked > 100) throw new Error("asked again and again");
    return seconds - (Date.now() - began) / 1000;
  }, act);
  return { act, giveUp };
};

test("a time that no single timer holds is waited for, not over at once, and comes once", () => {
  const { act } = wait(month);
  vi.advanceTimersByTime(month * 1000 - 1);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(month * 1000);
  expect(act).toHaveBeenCalledTimes(1);
});

test("no cap at all, as a number, wakes nobody every millisecond", () => {
  const began = Date.now();
  const { act } = wait(Number.MAX_SAFE_INTEGER);
  vi.advanceTimersToNextTimer();
  expect(Date.now() - began).toBeGreaterThan(60_000);
  expect(act).not.toHaveBeenCalled();
});

test("what is over already is told at once; who gives up waiting is told nothing", () => {
  expect(wait(0).act).toHaveBeenCalledTimes(1);
  const { act, giveUp } = wait(10);
  giveUp();
  vi.advanceTimersByTime(20_000);
  expect(act).not.toHaveBeenCalled();
});
