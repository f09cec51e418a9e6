import type { RunConfig } from "../../src/app/config.ts";
import { planOf } from "../../src/app/plan.ts";
import { problemOf } from "../../src/app/run.ts";
import { partsOf, wireSearch } from "../../src/app/wiring.ts";
import type { RunEvent } from "../../src/core/events.ts";
import { mean } from "../../src/core/statistics.ts";
import { lookAgain } from "../../src/evolution/look-again.ts";
import { runSearch } from "../../src/evolution/search.ts";
import type { BestEvidence } from "../../src/evolution/summarize.ts";
import type { Between, SearchDependencies, SearchSummary } from "../../src/evolution/types.ts";
import { createRun } from "../../src/store/run-store.ts";
import { trainedOnce } from "./trained-once.ts";

export type Searched = {
  summary: SearchSummary;
  events: readonly RunEvent[];
  steps: number;
  /** Mean of an expression over the evaluation episodes of what was confirmed, or of the random policy's. */
  worth: (expression: string) => Promise<{ best: number; random: number }>;
};

/**
 * One whole search in this process, with whoever answers between its generations and no references by hand; `then` is
 * told of it while policies can still be played.
 */
export const searchOnce = async <Result>(
  config: RunConfig,
  {
    root,
    between,
  }: {
    root: string;
    between: (dependencies: Pick<SearchDependencies, "looker" | "store" | "environment">) => Between | undefined;
  },
  then: (searched: Searched) => Promise<Result>,
): Promise<Result> => {
  const problem = await problemOf(config);
  const plan = planOf(config, problem);
  const { seed } = config;
  const task = problem.taskReference.name;
  const name = problem.environment.name;
  const store = await createRun({ root, environment: name, task, seed, config: { ...config, plan } });
  const wired = await wireSearch({ config, problem, store });
  try {
    const parts = partsOf(config, problem);
    const seeing = { looker: wired.looker, store, environment: parts.environment };
    const heard = between(seeing);
    const { summary, best } = await runSearch(plan, {
      ...wired.parts,
      ...parts,
      executor: trainedOnce(wired.parts.executor, root),
      store,
      stopRules: [],
      references: { human: null, sparse: null },
      elapsed: () => 0,
      ...(heard && { between: heard }),
    });
    const look = (results: BestEvidence["results"], expression: string, owner: string) =>
      Promise.all(
        results.map((result) =>
          lookAgain(result, {
            owner,
            measures: [{ kind: "expression", expression, as: "number" }],
            without: "the benchmark",
            ...seeing,
          }),
        ),
      ).then((played) => mean(played.flat().map(({ values }) => values[0]?.fitness ?? Number.NaN)));
    return await then({
      summary,
      events: store.events(),
      steps: plan.steps,
      worth: async (expression) => {
        if (best === null) throw new Error(`${store.folder}: nothing was confirmed`);
        const [first] = best.results;
        // The random policy, on the very episodes.
        const random = best.results.map((result) => ({ ...result, policy: null }));
        if (first === undefined) throw new Error(`${store.folder}: nothing was confirmed`);
        return {
          best: await look(best.results, expression, best.id),
          random: await look(random, expression, "random"),
        };
      },
    });
  } finally {
    await wired.close();
    await store.close();
  }
};
