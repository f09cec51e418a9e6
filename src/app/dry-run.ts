import { firstPrompt } from "../designer/language-model/prompt.ts";
import { loadPrompts } from "../designer/language-model/templates.ts";
import { briefOf } from "../evolution/brief.ts";
import { seedPools } from "../evolution/seeds.ts";
import { trainJob } from "../evolution/trainings.ts";
import { libraryDeclaration } from "../reward/library.ts";
import { problemOptions, type RunConfig } from "./config.ts";
import { capNotices, refuseSmallCap } from "./caps.ts";
import { expectedOf } from "./expected.ts";
import { heededOf, wordNotices } from "./words.ts";
import { costOf, planOf } from "./plan.ts";
import { loadReference, openProblem } from "./problem.ts";
import { partsOf, strategyOf, wireExecutor } from "./wiring.ts";

/** The plan and the exact first prompt: only the random policy is rolled out, nothing is trained, asked or written. */
export const dryRun = async (config: RunConfig) => {
  const problem = await openProblem({
    env: config.env,
    task: config.task,
    fitness: config.fitness,
    description: config.description,
    options: problemOptions(config),
  });
  const references = { human: await loadReference(problem, "human"), sparse: await loadReference(problem, "sparse") };
  const plan = planOf(config, problem);
  refuseSmallCap(config["max-steps"], { plan, references });
  const expected = await expectedOf({ config, plan, problem });
  const parts = partsOf(config, problem);

  const firstMessages = async () => {
    const executor = wireExecutor(config);
    try {
      const [seed] = seedPools(plan.seed, {
        search: 1,
        selection: plan.selectionSeeds,
        report: plan.reportSeeds,
      }).search;
      const outcome = await executor.train(trainJob({ reward: null, seed: seed as number, plan, ...parts }));
      const episodes = outcome.kind === "trained" ? outcome.result.episodes : [];
      const view = strategyOf(config).view({ archive: [], episodes: [{ owner: "random", episodes }] });
      const brief = briefOf({ generation: 1, plan, view, dependencies: parts });
      return firstPrompt(brief, { prompts: loadPrompts(), libraryDeclaration: libraryDeclaration() });
    } finally {
      await executor.close();
    }
  };

  return {
    environment: problem.environment.name,
    task: problem.taskReference.name,
    designer: config.designer,
    strategy: config.strategy,
    plan,
    ...heededOf(config, problem),
    cost: { ...costOf(plan, references), ...(expected && { model: expected }) },
    notices: [...wordNotices(config, problem), ...capNotices(config, { plan, references }, expected)],
    firstPrompt: config.designer === "language-model" ? await firstMessages() : null,
  };
};
