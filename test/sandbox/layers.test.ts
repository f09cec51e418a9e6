import { expect, test } from "vitest";
import type { Layer } from "../../src/sandbox/launch.ts";
import { settleLayers, type Try } from "../../src/sandbox/layers.ts";

const all: readonly Layer[] = ["permission-model", "resource-limits", "parent-death-signal"];
const up = (child: string): Try<string> => ({ kind: "up", child });
const refused: Try<string> = { kind: "refused", why: "exit code 1" };
const slow: Try<string> = { kind: "slow", why: "not ready in time" };

/** Answers tries one after another, and keeps what was tried, discarded and slept. */
const machine = (answer: (layers: readonly Layer[], count: number) => Try<string>, { fixed = false } = {}) => {
  const tried: string[] = [];
  const discarded: string[] = [];
  const pauses: number[] = [];
  const settled = settleLayers<string>({
    layers: all,
    fixed,
    attempt: async (layers) => answer(layers, tried.push(layers.join())),
    discard: async (child) => void discarded.push(child),
    sleep: async (milliseconds) => void pauses.push(milliseconds),
  });
  return { settled, tried, discarded, pauses };
};

test("all layers at the first try, and nothing else is tried", async () => {
  const { settled, tried, pauses } = machine(() => up("child"));
  expect(await settled).toEqual({ kind: "up", child: "child", layers: all });
  expect([tried.length, pauses.length]).toEqual([1, 0]);
});

test("a passing trouble is sat out behind all layers", async () => {
  const { settled, pauses } = machine((_layers, count) => (count < 3 ? refused : up("third")));
  expect(await settled).toEqual({ kind: "up", child: "third", layers: all });
  expect(pauses.length).toBe(2);
});

test("a longer trouble that ends while fewer layers are tried does not lower them", async () => {
  const { settled, discarded } = machine((_layers, count) => (count <= 3 ? refused : up(`try ${count}`)));
  expect(await settled).toEqual({ kind: "up", child: "try 5", layers: all });
  expect(discarded).toEqual(["try 4"]);
});

test.each(all)("one layer that does not work here is left out, and only that: %s", async (broken) => {
  const { settled } = machine((layers) => (layers.includes(broken) ? refused : up("child")));
  expect(await settled).toEqual({ kind: "up", child: "child", layers: all.filter((layer) => layer !== broken) });
});

test("two broken layers are left out", async () => {
  const broken = ["permission-model", "parent-death-signal"];
  const { settled } = machine((layers) => (layers.some((layer) => broken.includes(layer)) ? refused : up("child")));
  expect(await settled).toMatchObject({ layers: ["resource-limits"] });
});

test("layers that a run has recorded are never lowered", async () => {
  const { settled, tried } = machine((layers) => (layers.length === 3 ? refused : up("child")), { fixed: true });
  expect(await settled).toMatchObject({ kind: "none" });
  expect(new Set(tried)).toEqual(new Set([all.join()]));
});

test("slowness is no reason to go on with fewer", async () => {
  const { settled, tried } = machine(() => slow);
  expect(await settled).toMatchObject({ kind: "none" });
  expect(new Set(tried)).toEqual(new Set([all.join()]));
});

test("where nothing starts, every try is told", async () => {
  const settled = await machine(() => refused).settled;
  expect(settled.kind === "none" && settled.tries).toContain("no layers: exit code 1");
});
