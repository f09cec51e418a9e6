import { describe, expect, test } from "vitest";
import { RewardsmithError } from "../../src/core/errors.ts";
import { createCritic } from "../../src/critic/critic.ts";
import { ReadingFault } from "../../src/critic/fault.ts";
import type { Stage } from "../../src/critic/types.ts";
import { program, samples, walker } from "../reward/walker.ts";

const good = samples["plain"] as string;
const throwing = (name: string, thrown: unknown): Stage => ({
  name,
  check: () => {
    throw thrown;
  },
});
const speaking: Stage = {
  name: "speaking",
  check: async () => [{ rule: "subset/any", severity: "error", line: 1, column: 1, message: "said", hint: "so" }],
};

const reviewed = async (stages: { reading: readonly Stage[]; running: readonly Stage[] }) => {
  const faults: { stage: string; message: string }[] = [];
  const critic = createCritic({ spec: walker, stages });
  const { reward, diagnostics } = await critic.review(good, { onFault: (fault) => void faults.push(fault) });
  return { reward, diagnostics, faults };
};

describe("what a stage throws over a program", () => {
  test.each([
    [
      "a slip of ours",
      new TypeError("Cannot read properties of undefined (reading 'length')"),
      /TypeError: Cannot read/,
    ],
    ["a stack that overflows", new RangeError("Maximum call stack size exceeded"), /RangeError: Maximum/],
    ["nothing at all", undefined, /unknown failure/],
  ])("%s refuses it, names the stage and is told for the log", async (_name, thrown, words) => {
    for (const stages of [
      { reading: [throwing("meaning", thrown)], running: [] },
      { reading: [], running: [throwing("meaning", thrown)] },
    ]) {
      const { reward, diagnostics, faults } = await reviewed(stages);
      expect(reward).toBeNull();
      expect(diagnostics).toMatchObject([{ rule: "critic/fault", severity: "error", line: 1 }]);
      expect(diagnostics[0]?.message).toMatch(/'meaning'/);
      expect(diagnostics[0]?.message).toMatch(words);
      expect(faults).toMatchObject([{ stage: "meaning", message: expect.stringMatching(words) }]);
    }
  });

  test("its place is that in our sources, without the folders of this machine", async () => {
    const broken: Stage = { name: "broken", check: async ({ view }) => view.file.statements[99]!.getText() as never };
    const { faults } = await reviewed({ reading: [broken], running: [] });
    expect(faults[0]?.message).toMatch(/, at (?:\S+ \()?(?:src|test)?\/?critic\/[\w.-]+:\d+:\d+$/);
  });

  test("does not silence what the other stages found, on its own line neither", async () => {
    const { diagnostics } = await reviewed({
      reading: [speaking, throwing("types", new Error("x")), speaking],
      running: [],
    });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["subset/any", "critic/fault"]);
  });
});

describe("what comes from outside goes up as it is", () => {
  const refused = new RewardsmithError({ code: "budget", message: "the budget is spent", action: "Give more." });
  const aborted = Object.assign(new Error("aborted"), { name: "AbortError" });
  const ask: Stage = { name: "asking", check: async (_program, { probe }) => (await probe?.(null as never)) as never };

  test.each([
    ["an error of the system", refused],
    ["an interruption", aborted],
  ])("%s, wherever it is thrown", async (_name, thrown) => {
    await expect(reviewed({ reading: [throwing("types", thrown)], running: [] })).rejects.toBe(thrown);
  });

  test.each([
    ["a sandbox that cannot start", new Error("spawn ENOENT")],
    ["a rejection without a reason", undefined],
    ["an overflow in the executor itself", new RangeError("Maximum call stack size exceeded")],
  ])("%s, thrown by what the critic was given", async (_name, thrown) => {
    const critic = createCritic({ spec: walker, stages: { reading: [], running: [ask] } });
    const review = critic.review(good, { probe: () => Promise.reject(thrown) });
    await expect(review).rejects.toBe(thrown);
  });

  test("but our own reading of what was asked outside is ours", async () => {
    const reading: Stage = { name: "critique", check: async (_program, { critique }) => critique?.("") ?? [] };
    const critic = createCritic({ spec: walker, stages: { reading: [], running: [reading] } });
    const fault = new ReadingFault("an answer", { cause: new TypeError("not a list") });
    const { diagnostics } = await critic.review(good, { critique: () => Promise.reject(fault) });
    expect(diagnostics[0]?.message).toMatch(/'critique' \(TypeError: not a list/);
  });
});

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("\n");
const perhaps = "let x: number | undefined = next.torso.height;\n";
const after = (body: string): string => program(`${perhaps}${body}\n  return { a: x ?? 0 };`);
const term = (expression: string): string => program(`  return { a: ${expression} };`);

describe("programs that once threw, or nearly, are refused in words", () => {
  const critic = createCritic({ spec: walker });
  test.each([
    [
      "a name in quotes",
      program("  return { a: n([dt]) };", { head: 'import { "norm" as n } from "reward";' }),
      "subset/import",
    ],
    ["an export in quotes", `${good}\nexport { terms as "other" };`, "structure/unknown-export"],
    ["600 assignments to what may be undefined", after(lines(600, () => "x = x + 1;")), "subset/too-large"],
    ["the same within one array", after(`const all = [${lines(600, () => "x = x + 1,")}];`), "subset/too-large"],
    [
      "280 conditions in one loop",
      after(
        `for (let i = 0; i < 3; i++) {${lines(280, (i) => `if (x !== undefined && x > ${i}) { x = x - 1; } else { x = 0; }`)}}`,
      ),
      "subset/too-large",
    ],
    ["1,500 conditions without a loop", after(lines(1500, () => "if (x) x++;")), "subset/too-large"],
    [
      "400 helpers, each of the next",
      program("  return { a: f0(dt) };", {
        head: lines(400, (i) => `const f${i} = (x: number) => ${i < 399 ? `f${i + 1}(x)` : "x"};`),
      }),
      "subset/too-large",
    ],
    ["a sum of 5,000", term(`dt${" + dt".repeat(5000)}`), "extract/too-deep"],
    ["2,000 parentheses", term(`${"(".repeat(2000)}dt${")".repeat(2000)}`), "extract/too-deep"],
    ["a ladder of 1,000 else if", after(`${"if (x) x = 1; else ".repeat(1000)}x = 2;`), "extract/too-deep"],
    ["3,000 conditions in one", term(`dt > 0 ${"&& dt > 0 ".repeat(3000)}? 1 : 0`), "extract/too-deep"],
    ["2,000 choices in each other", term(`${"dt > 0 ? 1 : ".repeat(2000)}0`), "extract/too-deep"],
    ["3,000 records in each other", after(`const r = ${"{a:".repeat(3000)}1${"}".repeat(3000)};`), "extract/too-deep"],
    ["3,000 arrays in each other", after(`const r = ${"[".repeat(3000)}1${"]".repeat(3000)};`), "extract/too-deep"],
    ["templates in each other", term(`${"`${".repeat(3000)}1${"}`".repeat(3000)}`), "extract/too-deep"],
    ["10,000 signs", term(`${"- ".repeat(10_000)}dt`), "extract/too-deep"],
    ["10,000 negations", term(`${"!".repeat(10_000)}dt`), "extract/too-deep"],
    [
      "types in each other",
      program("  return { a: dt };", { head: `type T = ${"[".repeat(5000)}1${"]".repeat(5000)};` }),
      "extract/too-deep",
    ],
    ["5,000 unclosed brackets", term("(".repeat(5000)), "extract/too-deep"],
    ["an order to the engine", program('  "use asm";\n  return { a: dt };'), "subset/prologue"],
  ])("%s", async (_name, text, rule) => {
    const { reward, diagnostics } = await critic.review(text, {});
    expect(reward).toBeNull();
    expect(diagnostics.map((one) => one.rule)).toContain(rule);
    expect(diagnostics.map((one) => one.rule)).not.toContain("critic/fault");
  });
});

test("half of what the limits allow is read to the end", async () => {
  const critic = createCritic({ spec: walker });
  for (const body of [
    lines(190, () => "x = x + 1;"),
    `for (let i = 0; i < 3; i++) {${lines(60, (i) => `if (x !== undefined && x > ${i}) { x = x - 1; } else { x = 0; }`)}}`,
  ]) {
    const { diagnostics } = await critic.review(after(body), {});
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  }
});
