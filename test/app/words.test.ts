import { beforeAll, expect, test } from "vitest";
import { openProblem, type Problem } from "../../src/app/problem.ts";
import { heededOf, wordNotices } from "../../src/app/words.ts";

let problem: Problem;
beforeAll(async () => {
  problem = await openProblem({ env: "cartpole", description: "shake wildly" });
});

const asked = { designer: "symbolic", description: "shake wildly", constraint: [] as string[] } as const;

test("words that the built-in designer does not read are said not to be, with what is measured and what else there is", () => {
  const [notice] = wordNotices(asked, problem);
  expect(notice).toMatch(
    /^your words are not read by the built-in designer .*"shake wildly" · measured by: cartpole\/balance \(Keep the pole/,
  );
  expect(notice).toContain("other tasks of cartpole: shift (--task NAME)");
  expect(heededOf(asked, problem)).toMatchObject({
    measured: { by: "cartpole/balance" },
    words: { given: "shake wildly", read: false },
  });
});

test("a task or a fitness that was named is not asked about", () => {
  expect(wordNotices({ ...asked, task: "balance" }, problem)[0]).not.toContain("other tasks");
  const [own] = wordNotices({ ...asked, fitness: "mine.ts" }, problem);
  expect(own).toContain("cartpole/balance from mine.ts");
  expect(own).not.toContain("other tasks");
});

test("a language model reads words, which change nothing of what is measured", () => {
  const [notice] = wordNotices({ ...asked, designer: "language-model" }, problem);
  expect(notice).toContain("change nothing of what is measured");
  expect(heededOf({ ...asked, designer: "language-model" }, problem).words?.read).toBe(true);
});

test.for([
  ["symbolic", "not read by the built-in designer and not checked"],
  ["language-model", "told to the language model, not checked"],
] as const)("a constraint is not checked, whoever designs: %s", ([designer, words]) => {
  const config = { designer, constraint: ["never move the cart", "be gentle"] };
  const notices = wordNotices(config, problem);
  expect(notices).toHaveLength(2);
  for (const notice of notices) expect(notice).toContain(words);
  expect(heededOf(config, problem).constraints).toEqual(
    config.constraint.map((text) => ({ text, read: designer === "language-model", checked: false })),
  );
});

test("without words, or with the task's own, nothing is said", () => {
  expect(wordNotices({ ...asked, description: undefined }, problem)).toEqual([]);
  expect(wordNotices({ ...asked, description: ` ${problem.task.description}\n` }, problem)).toEqual([]);
});
