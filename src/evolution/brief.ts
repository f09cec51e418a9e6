import type { Brief } from "../core/brief.ts";
import type { SearchDependencies, SearchPlan, View } from "./types.ts";

/** What a designer is told in a generation. */
export const briefOf = ({
  generation,
  plan,
  view,
  dependencies: { description, environment, constraints },
}: {
  generation: number;
  plan: SearchPlan;
  view: View;
  dependencies: Pick<SearchDependencies, "description" | "environment" | "constraints">;
}): Brief => ({
  task: { name: description.name, description: description.description },
  environment: {
    name: environment.reference.name,
    declaration: environment.declaration,
    spec: environment.spec,
  },
  generation,
  seed: plan.seed,
  constraints: [...constraints],
  ...view,
});
