import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { resolveConfig } from "../../src/app/config.ts";
import { planOf } from "../../src/app/plan.ts";
import { loadReference, openProblem } from "../../src/app/problem.ts";
import { criticOf, partsOf, strategyOf, wireExecutor, wireLanguageModelDesigner } from "../../src/app/wiring.ts";
import type { LanguageModel } from "../../src/core/interfaces.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { memoryStore } from "../evolution/fakes.ts";

const program = (text: string): string =>
  `Idea: one.\n\`\`\`ts\nimport type { Step } from "environment";
export const weights = { upright: 1 };
export function terms({ next, terminated }: Step) {
  return { upright: ${text} };
}\n\`\`\``;

/** By generation and sample; two of each generation are equal, one of the first needs a repair. */
const answers: Record<string, string> = {
  "1 0 0": program("(terminated ? 0 : 1) - Math.abs(next.pole.angle)"),
  "1 1 0": program("(terminated ? 0 : 1) - Math.abs(next.pole.angel)"),
  "1 1 1": program("terminated ? 0 : 1"),
  "1 2 0": program("(terminated ? 0 : 1) - Math.abs(next.pole.angle)"),
  "2 0 0": program("-Math.abs(next.pole.rate)"),
  "2 1 0": program("(terminated ? 0 : 1) - Math.abs(next.cart.position)"),
  "2 2 0": program("-Math.abs(next.pole.rate)"),
};

/** A whole search with its real parts, but for a model whose answers take as long as `delays` says, in turn. */
const search = async (delays: readonly number[]) => {
  const config = resolveConfig({
    flags: {
      env: "cartpole",
      designer: "language-model",
      model: "scripted",
      generations: 2,
      samples: 3,
      steps: 1024,
      episodes: 2,
      "selection-seeds": 1,
      "report-seeds": 1,
      leaders: 2,
      "max-steps": 200_000,
      jobs: 2,
    },
    variables: {},
  });
  const problem = await openProblem({ ...config, options: {} });
  let asked = 0;
  const model: LanguageModel = {
    complete: async ({ label: { generation, sample, repair } }) => {
      await sleep(delays[asked++ % delays.length]);
      const text = answers[`${generation} ${sample} ${repair}`] ?? "nothing";
      return { kind: "text", text, inputTokens: 1000, outputTokens: 200, usd: 0, cached: false };
    },
  };
  const executor = wireExecutor(config);
  onTestFinished(() => executor.close());
  const { summary } = await runSearch(planOf(config, problem), {
    designer: await wireLanguageModelDesigner(config, { model }, () => {}),
    critic: criticOf(config, problem),
    executor,
    store: memoryStore().store,
    strategy: strategyOf(config),
    stopRules: [],
    ...partsOf(config, problem),
    references: { human: await loadReference(problem, "human"), sparse: await loadReference(problem, "sparse") },
    elapsed: () => 0,
  });
  await executor.close();
  return summary;
};

test("whichever answer comes first, the same summary", async () => {
  const inOrder = await search([0]);
  expect(inOrder.spent).toMatchObject({ proposed: 6, rejected: 0 });
  expect(await search([600, 300, 0])).toEqual(inOrder);
  expect(await search([0, 500, 100, 300])).toEqual(inOrder);
});
