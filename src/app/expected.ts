import { loadCritiquePrompts } from "../critic/critique/prompts.ts";
import { firstPrompt } from "../designer/language-model/prompt.ts";
import { loadPrompts } from "../designer/language-model/templates.ts";
import { briefOf } from "../evolution/brief.ts";
import type { SearchPlan } from "../core/plan.ts";
import { loadPrices } from "../model/prices.ts";
import { estimatePromptTokens, estimateTokens } from "../model/tokens.ts";
import { libraryDeclaration } from "../reward/library.ts";
import { expectedSpend } from "./caps.ts";
import type { RunConfig } from "./config.ts";
import type { Problem } from "./problem.ts";
import { partsOf } from "./wiring.ts";

/** What the language model may be asked and cost, from the size of its first prompt; null for the built-in designer. */
export const expectedOf = async ({
  config,
  plan,
  problem,
}: {
  config: RunConfig;
  plan: SearchPlan;
  problem: Problem;
}) => {
  if (config.designer !== "language-model") return null;
  const nothing = { parents: [], archive: [], episodes: [] };
  const brief = briefOf({
    generation: 1,
    interventions: [],
    plan,
    view: nothing,
    dependencies: partsOf(config, problem),
  });
  const prompt = firstPrompt(brief, {
    prompts: loadPrompts(),
    libraryDeclaration: libraryDeclaration(),
    ...(config.shown && { examples: config.shown }),
  });
  return expectedSpend({
    plan,
    votes: config["critic-votes"],
    programs: config["critic-programs"],
    directed: config.directions,
    promptTokens: estimatePromptTokens(prompt),
    critiqueTokens: estimateTokens(loadCritiquePrompts().critiques) + estimateTokens(problem.declaration),
    model: config.model ?? "replayed",
    ...(config.prices !== undefined && { prices: await loadPrices(config.prices) }),
  });
};
