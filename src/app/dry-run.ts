import type { Brief } from "../core/brief.ts";
import { firstPrompt } from "../designer/language-model/prompt.ts";
import { loadPrompts } from "../designer/language-model/templates.ts";
import { libraryDeclaration } from "../reward/library.ts";
import { environmentOptions, type RunConfig } from "./config.ts";
import { costOf, planOf } from "./plan.ts";
import { loadReference, openProblem } from "./problem.ts";

/** The plan and the exact first prompt; nothing is trained, asked or written. */
export const dryRun = async (config: RunConfig) => {
  const problem = await openProblem({
    env: config.env,
    task: config.task,
    fitness: config.fitness,
    description: config.description,
    options: environmentOptions(config["env-option"]),
  });
  await loadReference(problem, "human");
  await loadReference(problem, "sparse");
  const plan = planOf(config, problem);
  const brief: Brief = {
    task: { name: problem.task.name, description: problem.description },
    environment: {
      name: problem.environment.name,
      declaration: problem.declaration,
      spec: problem.loaded.environment.spec,
    },
    generation: 1,
    seed: plan.seed,
    parents: [],
    archive: [],
    episodes: [],
    constraints: config.constraint.map((text) => ({ text })),
  };
  return {
    environment: problem.environment.name,
    task: problem.taskReference.name,
    designer: config.designer,
    strategy: config.strategy,
    plan,
    cost: costOf(plan),
    firstPrompt:
      config.designer === "language-model"
        ? firstPrompt(brief, { prompts: await loadPrompts(), libraryDeclaration: libraryDeclaration() })
        : null,
  };
};
