import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eventFile, eventFileName, frame } from "../../../src/export/tensorboard/event-file.ts";
import { messagesIn, readEvents } from "./read-events.ts";

const wallTime = fc.double({ min: 0, max: 4e9, noNaN: true });
const scalar = fc.record({
  tag: fc.string({ unit: "binary", maxLength: 200 }),
  step: fc.oneof(fc.maxSafeNat(), fc.constantFrom(0, 127, 128, 2 ** 32, Number.MAX_SAFE_INTEGER)),
  value: fc.oneof(fc.double(), fc.constantFrom(-0, 1e39, -1e39, 3.4028234663852886e38, 1e-46, 16777217)),
});

test("any scalars come back: every tag, every step, every value in single precision", () => {
  fc.assert(
    fc.property(fc.array(scalar, { maxLength: 8 }), wallTime, (scalars, time) => {
      const { version, scalars: read } = readEvents(eventFile(scalars, { wallTime: time }));
      expect(version).toBe("brain.Event:2");
      expect(read).toEqual(
        scalars.map(({ tag, step, value }) => ({ wallTime: time, step, tag, value: Math.fround(value) })),
      );
    }),
  );
});

test("any bytes are framed so that a changed bit of them is found", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), fc.nat({ max: 7 }), (bytes, place, bit) => {
      const framed = frame(bytes);
      expect(messagesIn(framed)).toEqual([Buffer.from(bytes)]);
      const at = place % framed.length;
      framed[at] = (framed[at] as number) ^ (1 << bit);
      expect(() => messagesIn(framed)).toThrow();
    }),
  );
});

test("a file begins with the bytes that TensorFlow's begin with", () => {
  const file = eventFile([], { wallTime: 1 });
  expect(file.subarray(0, 12).toString("hex")).toBe("1800000000000000a37f4b22");
  expect(file).toHaveLength(40);
});

test("its name says when, so that TensorBoard takes it for one of its own", () => {
  expect(eventFileName(1_795_923_943.7)).toBe("events.out.tfevents.1795923943.rewardsmith");
  expect(eventFileName(5)).toContain("tfevents.0000000005");
});
