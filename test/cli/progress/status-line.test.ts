import * as fc from "fast-check";
import { expect, test } from "vitest";
import { advance, createState } from "../../../src/app/progress/state.ts";
import { statusLine } from "../../../src/cli/progress/status-line.ts";
import { begun, firstGeneration, generation, progressed, proposed } from "./events.ts";

const busy = () => {
  const state = createState(0);
  for (const event of [
    ...firstGeneration,
    generation(2),
    ...["g2-c1", "g2-c2", "g2-c3"].flatMap((id, index) => [
      proposed(id),
      begun(id, "search"),
      progressed(id, "search", 0.2 + index / 10),
    ]),
  ]) {
    advance(state, event, 5000);
  }
  for (let call = 1; call <= 9; call++) {
    const answer = { kind: "answered", inputTokens: 1, outputTokens: 1, usd: 0.125 / 9, cached: false };
    advance(state, { type: "model-completed", key: `call-${call}`, label: "designer", ...answer }, 5000);
  }
  return state;
};

test("at 60 columns the line still says where it is, the best and the time left", () => {
  const line = statusLine(busy(), { now: 65_000, width: 59 });
  expect(line.length).toBeLessThanOrEqual(59);
  expect(line).toMatch(/^1:05 · gen(eration)? 2\/2 · best g1-c3 0\.2 · (\d+ min )?\d+ s left/);
});

test("with room for it the line says all", () => {
  const line = statusLine(busy(), { now: 65_000, width: 500 });
  for (const part of ["generation 2/2", "g2-c3 40%", "6 candidates", "1500 steps/s", "5000 steps spent", "9 calls"]) {
    expect(line).toContain(part);
  }
});

test("at any width the line fits and holds whole parts only", () => {
  const whole = statusLine(busy(), { now: 65_000, width: 500 }).split(" · ");
  const shorter = ["gen 2/2", "3 in training", "$0.13"];
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 220 }), (width) => {
      const line = statusLine(busy(), { now: 65_000, width });
      expect(line.length).toBeLessThanOrEqual(width);
      for (const part of line.split(" · ")) expect([...whole, ...shorter]).toContain(part);
    }),
  );
});

test("several seeds of one owner are one word", () => {
  const state = createState(0);
  for (const event of [
    ...firstGeneration,
    ...[1, 2].flatMap((seed) => [
      begun("g1-c3", "selection", seed),
      progressed("g1-c3", "selection", seed === 1 ? 0.78 : 0.66, seed),
    ]),
  ]) {
    advance(state, event, 0);
  }
  expect(statusLine(state, { now: 1000, width: 200 })).toContain("leaders on selection seeds");
  expect(statusLine(state, { now: 1000, width: 200 })).toContain("g1-c3×2 72%");
});

test("a request that waits for its answer is told, with its own clock", () => {
  const state = busy();
  advance(state, { type: "model-requested", key: "k", label: "designer" }, 10_000);
  expect(statusLine(state, { now: 85_000, width: 200 })).toContain("the model thinks 1:15");
  const event = {
    type: "model-completed",
    key: "k",
    label: "",
    kind: "",
    inputTokens: 1,
    outputTokens: 1,
    usd: 0,
    cached: false,
  } as const;
  advance(state, event, 90_000);
  expect(statusLine(state, { now: 91_000, width: 200 })).not.toContain("thinks");
});
