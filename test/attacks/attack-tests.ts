import { setTimeout as sleep } from "node:timers/promises";
import { ts } from "ts-morph";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CandidateFailure } from "../../src/core/outcome.ts";
import { createCritic, readingStages } from "../../src/critic/critic.ts";
import { createProcessSandbox } from "../../src/sandbox/process.ts";
import { library, rewardOf, rolloutOf, spec } from "../sandbox/fixtures.ts";
import type { Attack } from "./attack-table.ts";
import { hangCanaries } from "./canaries.ts";

/** Short, so that what cannot be interrupted is over soon. */
const DEADLINE_MILLISECONDS = 400;
/** Far beyond every deadline: who is still waiting then waits for ever. */
const HUNG_MILLISECONDS = 120_000;

/** Types, imports and exports away, and nothing else looked at: what runs if every critic were blind. */
const emit = (text: string): string => {
  const { target, module } = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts
    .transpileModule(text, { compilerOptions: { target, module, removeComments: true } })
    .outputText.replace(/^import .* from "(?:reward|environment)";$/gm, "")
    .replace(/^export \{\};$/gm, "")
    .replace(/^export (?=(?:const|let|function|async|class)\b)/gm, "");
};

const SOUND =
  "function terms({ next, action }) { return { a: [next.body.x].map((x) => Math.max(x, 0))[0] + norm(action.torque) }; }";

type Result = { failure: CandidateFailure | null; terms: number[] };

/** Under the eyes of the critic. */
export const testCriticOn = (group: string, table: readonly Attack[]): void => {
  const critic = createCritic({ spec, stages: { reading: readingStages, running: [] } });

  describe(`${group}, critic on`, () => {
    test.each(table)("$name", async ({ text, rules }) => {
      const { reward, diagnostics } = await critic.review(text, {});
      const refusing = diagnostics.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
      if (rules.length === 0) expect(refusing).toEqual([]);
      else
        expect(
          rules.some((rule) => refusing.includes(rule)),
          `refused by ${refusing.join() || "none"}`,
        ).toBe(true);
      expect(reward === null).toBe(rules.length > 0);
      // No word of a comment goes on to whoever reads the program next.
      expect(reward?.javascript ?? "").not.toMatch(/Ignore all/);
    });
  });
};

/** Past the critic, into a sandbox that the next one shares. */
export const testSandboxOn = (group: string, table: readonly Attack[]): void => {
  describe(`${group}, critic off`, () => {
    let sandbox: ReturnType<typeof createProcessSandbox>;
    let canaries: ReturnType<typeof hangCanaries>;
    const run = async (javascript: string, initial: Record<string, number> = {}): Promise<Result> => {
      const batch = rolloutOf({ steps: 2, lanes: 1, memory: Object.keys(initial).length });
      const before = structuredClone(batch);
      const loaded = await sandbox.load(rewardOf(javascript, { initial }));
      const result = loaded.kind === "failed" ? loaded : await sandbox.evaluate(batch);
      expect(batch).toEqual(before);
      return result.kind === "failed"
        ? { failure: result.failure, terms: [] }
        : { failure: null, terms: [...result.terms] };
    };
    /** A clock on the wall is unfair on a busy machine: whoever it strikes unexpectedly is run once more. */
    const runFairly = async (
      javascript: string,
      { initial = {}, ends }: { initial?: Record<string, number>; ends: readonly string[] },
    ) => {
      const first = await run(javascript, initial);
      const unexpected = first.failure?.reason === "timeout" && !ends.includes("timeout");
      return unexpected ? run(javascript, initial) : first;
    };

    beforeAll(async () => {
      canaries = hangCanaries();
      sandbox = createProcessSandbox({ spec, library, deadlineMilliseconds: DEADLINE_MILLISECONDS });
      await runFairly(SOUND, { ends: [] });
      canaries.settle();
    });
    afterAll(async () => {
      await sandbox.close();
      canaries.takeDown();
    });

    test.each(table.filter(({ ends }) => ends !== "unread"))("$name", async ({ text, ends }) => {
      const initial: Record<string, number> = text.includes("initial = { m: 0 }") ? { m: 0 } : {};
      const expected = typeof ends === "string" ? [] : ends;
      const result = await Promise.race([
        runFairly(emit(text), { initial, ends: expected }),
        sleep(HUNG_MILLISECONDS, "hung" as const, { ref: false }),
      ]);
      if (result === "hung") throw new Error("no deadline ended it");
      if (ends === "harmless") expect(result.failure).toBeNull();
      else expect(expected, JSON.stringify(result)).toContain(result.failure?.reason);
      expect(await runFairly(SOUND, { ends: [] })).toEqual({ failure: null, terms: [6, 7] });
      canaries.check();
    });
  });
};

/** Every attack twice. */
export const testAttacks = (group: string, table: readonly Attack[]): void => {
  testCriticOn(group, table);
  testSandboxOn(group, table);
};
