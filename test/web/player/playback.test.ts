import { expect, test } from "vitest";
import { press } from "../../../src/web/player/keys.ts";
import { createPace } from "../../../src/web/player/pace.ts";
import { createPlayback, type Playback } from "../../../src/web/player/playback.ts";

/** A browser's frames, painted when told. */
const fakePainter = () => {
  const waiting = new Map<number, (now: number) => void>();
  let last = 0;
  return {
    waiting,
    request(callback: (now: number) => void) {
      waiting.set(++last, callback);
      return last;
    },
    cancel: (handle: number) => void waiting.delete(handle),
    paint(now: number) {
      const callbacks = [...waiting.values()];
      waiting.clear();
      for (const callback of callbacks) callback(now);
    },
  };
};

const stops = Array.from({ length: 11 }, (_, index) => index / 10);

const started = (speed = 1) => {
  const painter = fakePainter();
  return { painter, playback: createPlayback({ stops, speed, painter }) };
};

test("plays in the simulator's time, at its speed, to the end, and from the start again", () => {
  const { painter, playback } = started(0.5);
  const heard: number[] = [];
  playback.listen(({ time }) => heard.push(time));
  playback.play();
  painter.paint(1000);
  painter.paint(1100);
  expect(playback.now()).toMatchObject({ time: 0.05, playing: true });
  playback.setSpeed(2);
  painter.paint(1200);
  expect(playback.now().time).toBeCloseTo(0.25, 9);
  painter.paint(9000);
  expect(playback.now()).toMatchObject({ time: 1, playing: false });
  expect(painter.waiting.size).toBe(0);
  expect(heard.at(-1)).toBe(1);
  playback.play();
  expect(playback.now()).toMatchObject({ time: 0, playing: true });
});

test("stands still on a frame, and goes on and back by frames without leaving the episode", () => {
  const { painter, playback } = started();
  playback.play();
  painter.paint(0);
  painter.paint(330);
  playback.pause();
  expect(playback.now()).toMatchObject({ time: 0.3, playing: false });
  expect(painter.waiting.size).toBe(0);
  playback.step(1);
  expect(playback.now().time).toBe(0.4);
  playback.step(-2);
  expect(playback.now().time).toBe(0.2);
  playback.seek(0.56);
  expect(playback.now().time).toBe(0.6);
  playback.step(99);
  expect(playback.now().time).toBe(1);
  playback.seek(-5);
  expect(playback.now().time).toBe(0);
  playback.step(-1);
  expect(playback.now().time).toBe(0);
});

test("nobody is told and nothing is asked for after the end", () => {
  const { painter, playback } = started();
  let told = 0;
  playback.listen(() => told++);
  playback.play();
  playback.dispose();
  told = 0;
  painter.paint(5);
  expect([told, painter.waiting.size]).toEqual([0, 0]);
});

const key = (
  playback: Playback,
  name: string,
  more: { onMark?: (from: number, to: number) => void; ctrlKey?: boolean } = {},
) =>
  press(
    { key: name, altKey: false, ctrlKey: more.ctrlKey ?? false, metaKey: false, shiftKey: false },
    { playback, onMark: more.onMark },
  );

test.each([
  ["ArrowRight", 0.6],
  ["ArrowLeft", 0.5],
  [".", 0.6],
  [",", 0.4],
  ["Home", 0],
  ["End", 1],
])("the key %s goes from the middle to %d", (name, time) => {
  const playback = createPlayback({ stops, speed: 1, painter: fakePainter() });
  playback.seek(0.5);
  expect(key(playback, name)).toBe(true);
  // An arrow goes a twentieth, and on to the nearest frame.
  expect(Math.abs(playback.now().time - time)).toBeLessThan(0.101);
  if (!name.startsWith("Arrow")) expect(playback.now().time).toBe(time);
});

test("space plays and pauses, < and > change the speed within what there is", () => {
  const { playback } = started();
  key(playback, " ");
  expect(playback.now().playing).toBe(true);
  key(playback, " ");
  expect(playback.now().playing).toBe(false);
  key(playback, ">");
  expect(playback.now().speed).toBe(2);
  for (let presses = 0; presses < 20; presses++) key(playback, "<");
  expect(playback.now().speed).toBe(0.1);
});

test("keys with Ctrl, and keys without a use, are left to others", () => {
  const { playback } = started();
  expect(key(playback, "End", { ctrlKey: true })).toBe(false);
  expect(key(playback, "x")).toBe(false);
  expect(key(playback, "[")).toBe(false);
  expect(playback.now()).toEqual({ time: 0, playing: false, speed: 1, stretch: null });
});

test("[ and ] set the ends of a stretch, Enter says it, Escape takes it back", () => {
  const { playback } = started();
  const marks: [number, number][] = [];
  const onMark = (from: number, to: number): void => void marks.push([from, to]);
  playback.seek(0.3);
  key(playback, "[", { onMark });
  expect(playback.now().stretch).toEqual({ from: 0.3, to: 1 });
  playback.seek(0.7);
  key(playback, "]", { onMark });
  key(playback, "Enter", { onMark });
  expect(marks).toEqual([[0.3, 0.7]]);
  // An end beyond the other leaves no stretch that runs backwards.
  playback.seek(0.9);
  key(playback, "[", { onMark });
  expect(playback.now().stretch).toEqual({ from: 0.9, to: 1 });
  playback.seek(0.2);
  key(playback, "]", { onMark });
  expect(playback.now().stretch).toEqual({ from: 0, to: 0.2 });
  key(playback, "Escape", { onMark });
  expect(playback.now().stretch).toBeNull();
  expect(key(playback, "Enter", { onMark })).toBe(false);
});

test("a stretch has a length: neither end stands at the edge that it starts from", () => {
  const { playback } = started();
  const onMark = (): void => {};
  playback.seek(1);
  key(playback, "[", { onMark });
  expect(playback.now().stretch).toBeNull();
  playback.seek(0);
  key(playback, "]", { onMark });
  expect(playback.now().stretch).toBeNull();
});

test.each([
  ["at 25 a second", 40, true],
  ["at 50 a second", 20, false],
])("frames %s: slow is %j", (_, milliseconds, slow) => {
  const isSlow = createPace();
  const answers = Array.from({ length: 100 }, (__, frame) => isSlow(frame * milliseconds));
  expect(answers.some(Boolean)).toBe(slow);
});

test("a page that was hidden is not slow", () => {
  const isSlow = createPace();
  expect(Array.from({ length: 100 }, (_, frame) => isSlow(frame * 2000)).some(Boolean)).toBe(false);
});
