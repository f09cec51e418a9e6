import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/types.ts";
import { rewardOf, rolloutOf } from "../sandbox/fixtures.ts";

/**
 * What every sandbox must do. `create` gives one for the spec and library of test/sandbox/fixtures.ts:
 *
 *     testSandbox("process", () => createProcessSandbox({ spec, library }));
 */
export const testSandbox = (name: string, create: () => Sandbox): void => {
  describe(`sandbox: ${name}`, () => {
    let sandbox: Sandbox;
    beforeAll(() => {
      sandbox = create();
    });
    afterAll(() => sandbox.close());

    /** Terms of a program that is expected to run. */
    const termsOf = async (
      javascript: string,
      options: { weights?: Record<string, number>; initial?: Record<string, number> } = {},
      batch = rolloutOf({ memory: Object.keys(options.initial ?? {}).length }),
    ) => {
      expect(await sandbox.load(rewardOf(javascript, options))).toEqual({ kind: "loaded" });
      const result = await sandbox.evaluate(batch);
      if (result.kind === "failed") throw new Error(JSON.stringify(result.failure));
      return result;
    };
    const failureOf = async (javascript: string, weights = { a: 1 }) => {
      const loaded = await sandbox.load(rewardOf(javascript, { weights }));
      const result = loaded.kind === "failed" ? loaded : await sandbox.evaluate(rolloutOf());
      return result.kind === "failed" ? result.failure : null;
    };

    test("reads state, action, next, dt and time, row by row", async () => {
      const { terms } = await termsOf(
        `function terms({ state, action, next, dt, time }) {
           return { speed: (next.body.x - state.body.x) / dt, effort: norm(action.torque), joint: next.joints[0], time };
         }`,
        { weights: { speed: 1, effort: 1, joint: 1, time: 1 } },
        rolloutOf({ steps: 2 }),
      );
      expect([...terms]).toEqual([2, 5, 1, 0, 4, 5, 1, 0, 2, 5, 2, 0.5, 4, 5, 2, 0.5]);
    });

    test("reads the state that ended an episode, not the one that the next began with", async () => {
      const batch = rolloutOf({ steps: 3, lanes: 2, starts: [0, 2], terminatedAt: [1] });
      // Lane 1 goes on where lane 0 is set back.
      batch.state.set([0, 0, 0, 0], 4 * 4);
      batch.start[5] = 0;
      const { terms } = await termsOf("function terms({ next }) { return { a: next.body.x }; }", {}, batch);
      expect([...terms]).toEqual([1, 2, 2, 4, 3, 6]);
    });

    test("reads booleans and termination as booleans", async () => {
      const { terms } = await termsOf(
        `function terms({ state, next, terminated }) {
           return { a: (state.body.touching === false ? 1 : 0) + (next.body.touching === true ? 2 : 0) + (terminated === true ? 4 : 0) };
         }`,
        {},
        rolloutOf({ steps: 2, lanes: 1, terminatedAt: [1] }),
      );
      expect([...terms]).toEqual([3, 7]);
    });

    test("writes terms in the order of weights, whatever order the program has", async () => {
      const { terms } = await termsOf(
        "function terms() { return { b: 2, a: 1 }; }",
        { weights: { a: 1, b: 1 } },
        rolloutOf({ steps: 1, lanes: 1 }),
      );
      expect([...terms]).toEqual([1, 2]);
    });

    test("memory lives for one episode, in its own lane", async () => {
      const program = "function terms({ memory, next }) { memory.sum += next.body.x; return { a: memory.sum }; }";
      const batch = rolloutOf({ steps: 4, starts: [0, 2], memory: 1 });
      const { terms, memory } = await termsOf(program, { initial: { sum: 100 } }, batch);
      // Lane 0 moves 1, 2, 3, 4 and lane 1 twice as far; both start anew at step 2.
      expect([...terms]).toEqual([101, 102, 103, 106, 103, 106, 107, 114]);
      expect([...memory]).toEqual([107, 114]);
    });

    test("memory goes on where the last rollout left it", async () => {
      const program = "function terms({ memory }) { memory.count += 1; return { a: memory.count }; }";
      const first = await termsOf(program, { initial: { count: 0 } }, rolloutOf({ steps: 2, memory: 1 }));
      const batch = { ...rolloutOf({ steps: 1, starts: [], memory: 1 }), memory: first.memory };
      const second = await sandbox.evaluate(batch);
      expect(second.kind === "terms" && [...second.terms]).toEqual([3, 3]);
    });

    test("memory may start at infinity", async () => {
      const program =
        "function terms({ memory, next }) { memory.best = Math.max(memory.best, next.body.x); return { a: memory.best }; }";
      const { terms } = await termsOf(
        program,
        { initial: { best: -Infinity } },
        rolloutOf({ steps: 2, lanes: 1, memory: 1 }),
      );
      expect([...terms]).toEqual([1, 2]);
    });

    test("the same batch gives the same bytes, twice and in two parts", async () => {
      const program =
        "function terms({ state, next, time }) { return { a: Math.sin(next.body.x) * Math.exp(-time) - state.joints[0] / 3 }; }";
      const batch = rolloutOf({ steps: 64, lanes: 2 });
      const whole = await termsOf(program, {}, batch);
      const again = await sandbox.evaluate(batch);
      expect(again.kind === "terms" && again.terms).toEqual(whole.terms);
      const half = batch.rows / 2;
      const part = (from: number) => ({
        ...batch,
        rows: half,
        state: batch.state.slice(from * 4, (from + half) * 4),
        action: batch.action.slice(from * 2, (from + half) * 2),
        next: batch.next.slice(from * 4, (from + half) * 4),
        terminated: batch.terminated.slice(from, from + half),
        start: batch.start.slice(from, from + half),
        time: batch.time.slice(from, from + half),
      });
      const parts = [await sandbox.evaluate(part(0)), await sandbox.evaluate(part(half))];
      expect(parts.flatMap((result) => (result.kind === "terms" ? [...result.terms] : []))).toEqual([...whole.terms]);
    });

    test("the caller's arrays stay as they were", async () => {
      const batch = rolloutOf({ memory: 1 });
      const before = structuredClone(batch);
      await termsOf(
        "function terms({ memory }) { memory.m += 1; return { a: memory.m }; }",
        { initial: { m: 0 } },
        batch,
      );
      expect(batch).toEqual(before);
    });

    test("a rollout of no rows is no rows", async () => {
      const { terms } = await termsOf("function terms() { return { a: 1 }; }", {}, rolloutOf({ steps: 0 }));
      expect(terms.length).toBe(0);
    });

    test.each([
      ["NaN", "0 / 0", "not-finite", "a"],
      ["infinity", "1 / 0", "not-finite", "a"],
      ["a string", "'1'", "not-finite", "a"],
      ["nothing", "undefined", "not-finite", "a"],
      ["a boolean", "true", "not-finite", "a"],
    ])("a term that is %s fails with its name and step", async (_kind, value, reason, term) => {
      const failure = await failureOf(`function terms({ time }) { return { a: time < 1 ? 1 : ${value} }; }`);
      expect(failure).toMatchObject({ reason, term, step: 2 });
    });

    test.each([
      ["a missing term", "function terms() { return { b: 1 }; }", "not-finite"],
      ["a term without weight", "function terms() { return { a: 1, b: 1 }; }", "not-finite"],
      ["no object", "function terms() { return 1; }", "not-finite"],
      ["no function", "const terms = 1;", "threw"],
      ["nothing defined", "const other = 1;", "threw"],
      ["a thrown error", "function terms() { throw new TypeError('no'); }", "threw"],
      ["an error while it loads", "const x = null.y; function terms() { return { a: 1 }; }", "threw"],
      ["a script that does not compile", "function terms( {", "threw"],
      ["an endless loop", "function terms() { for (;;) {} }", "timeout"],
    ])("fails as data: %s", async (_kind, javascript, reason) => {
      expect((await failureOf(javascript))?.reason).toBe(reason);
      // And the next program does not notice.
      const { terms } = await termsOf("function terms() { return { a: 7 }; }", {}, rolloutOf({ steps: 1, lanes: 1 }));
      expect([...terms]).toEqual([7]);
    });

    test("after a failure nothing is loaded: evaluate without load is our mistake", async () => {
      await failureOf("function terms() { return { a: NaN }; }");
      await expect(sandbox.evaluate(rolloutOf())).rejects.toThrow(/holds no program/);
    });

    test("a batch that does not fit together is refused by name", async () => {
      await sandbox.load(rewardOf("function terms() { return { a: 1 }; }"));
      await expect(sandbox.evaluate({ ...rolloutOf(), time: new Float64Array(1) })).rejects.toThrow(
        /time has 1 numbers, expected 8/,
      );
    });

    test("calls that overlap wait for each other", async () => {
      await sandbox.load(rewardOf("function terms({ next }) { return { a: next.body.x }; }"));
      const results = await Promise.all([1, 2, 3].map((steps) => sandbox.evaluate(rolloutOf({ steps, lanes: 1 }))));
      expect(results.map((result) => result.kind === "terms" && result.terms.length)).toEqual([1, 2, 3]);
    });
  });
};
