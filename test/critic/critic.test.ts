import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hasErrors } from "../../src/core/diagnostic.ts";
import { createCritic, readingStages } from "../../src/critic/critic.ts";
import type { Stage } from "../../src/critic/types.ts";
import { samples, walker, program } from "../reward/walker.ts";

const critic = createCritic({ spec: walker });
const texts = Object.values(samples);

/** What models and slips of the hand do to a program: cut, doubled, swapped and foreign pieces. */
const mangled = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(
      fc.record({
        at: fc.nat(900),
        length: fc.nat(40),
        put: fc.constantFrom(
          "",
          "(",
          "}",
          "`",
          "'",
          "await ",
          "any",
          "while (1) ",
          "=>",
          "...",
          "<",
          "\\u0065val",
          "0n",
          "/*",
          "memory.x",
          "next",
          "\n",
          "class A {",
          "new ",
          "?.",
          ": ",
          "@",
          "#!",
          "export ",
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((now, { at, length, put }) => now.slice(0, at) + put + now.slice(at + length), text),
  );

test("whatever is sent, the critic answers: a program, or errors with a place in the text and a hint", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ arbitrary: mangled, weight: 4 }, { arbitrary: fc.string({ unit: "binary" }), weight: 1 }),
      async (text) => {
        const { reward, diagnostics } = await critic.review(text, {});
        expect(reward === null).toBe(hasErrors(diagnostics));
        const lines = text.split("\n").length;
        for (const { rule, line, column, message, hint } of diagnostics) {
          expect(rule).toMatch(/^(?:extract|subset|types|structure|probes)\/[a-z-]+$/);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines + 1);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe("");
          expect(hint).not.toBe("");
        }
        // Only what was emitted runs: no trace of types or modules is left in it.
        if (reward !== null) expect(reward.javascript).toMatch(/^"use strict";\nvar terms = \(function \(/);
      },
    ),
    { numRuns: 80 },
  );
});

test("all that is wrong is told at once, each line once", async () => {
  const text = program("  const x = eval(1) + nonsense;\n  return { a: next.torso.hight + x, b: 1 };");
  const { diagnostics } = await critic.review(text, {});
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ rule, line }) => `${rule}:${line}`);
  expect(errors).toEqual(["subset/global:6", "types/unknown-field:7", "structure/missing-weight:7"]);
});

test("an accepted program comes compiled, its warnings beside it", async () => {
  const { reward, diagnostics } = await critic.review(samples["branches"] as string, {});
  expect(reward).toMatchObject({ weights: { alive: 1, level: 0.25 }, composition: "signs", sparse: ["alive"] });
  expect(reward?.source).toBe(samples["branches"]);
  expect(diagnostics.every(({ severity }) => severity === "skipped")).toBe(true);
});

test("stages of one's own take the place of ours", async () => {
  const picky: Stage = {
    name: "picky",
    check: ({ parsed }) =>
      Promise.resolve(
        parsed.kind === "program" && Object.keys(parsed.program.weights).length < 3
          ? [{ rule: "picky/few", severity: "error", line: 1, column: 1, message: "few terms", hint: "more" }]
          : [],
      ),
  };
  const own = createCritic({ spec: walker, stages: { reading: [picky], running: [] } });
  expect((await own.review(samples["plain"] as string, {})).diagnostics.map(({ rule }) => rule)).toEqual(["picky/few"]);
  expect((await own.review(samples["arrow"] as string, {})).reward).not.toBeNull();
});

test("reviews do not leak into each other", async () => {
  const [first, second] = await Promise.all([
    critic.review(samples["plain"] as string, {}),
    critic.review("nothing", {}),
  ]);
  expect(first.reward).not.toBeNull();
  expect(second.reward).toBeNull();
});

test("between its stages the process hears its signals, whatever the program", async () => {
  let turns = 0;
  let counting = true;
  const count = (): void => {
    turns++;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  await critic.review(texts[0] as string, {});
  counting = false;
  expect(turns).toBeGreaterThanOrEqual(readingStages.length);
});
