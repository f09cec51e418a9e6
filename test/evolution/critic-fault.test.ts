import { expect, test } from "vitest";
import type { Critic } from "../../src/core/interfaces.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { fakeCritic, fakeDependencies, fakePlan, memoryStore } from "./fakes.ts";

/** Fails over every third text in its stage 'meaning', as the critic says it. */
const faulty = (): Critic => {
  let reviewed = 0;
  return {
    review: async (text, context) => {
      if (++reviewed % 3 !== 0) return fakeCritic.review(text, context);
      context.onFault?.({ stage: "meaning", message: "TypeError: x" });
      const fault = { rule: "critic/fault", severity: "error" as const, line: 1, column: 1, message: "x", hint: "y" };
      return { reward: null, diagnostics: [fault] };
    },
  };
};

test("a program over which the critic fails is refused, the log says so once, and the run goes on, resumed too", async () => {
  const memory = memoryStore();
  const { summary } = await runSearch(fakePlan, fakeDependencies({ critic: faulty(), store: memory.store }));
  expect(summary.status).toBe("completed");
  const notices = [...memory.records.values()].filter(({ type }) => type === "notice");
  expect(notices.length).toBeGreaterThan(0);
  expect(notices[0]).toMatchObject({
    message: expect.stringMatching(/critic's stage 'meaning' failed over g\d+-c\d+/),
  });
  const again = memoryStore(memory.records, { files: memory.files });
  const resumed = await runSearch(fakePlan, fakeDependencies({ critic: faulty(), store: again.store }));
  expect(resumed.summary).toEqual(summary);
  expect([...again.records.values()].filter(({ type }) => type === "notice")).toHaveLength(notices.length);
});
