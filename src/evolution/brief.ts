import type { Brief } from "../core/brief.ts";
import { withLater, type Intervention } from "../core/intervention.ts";
import type { SearchPlan } from "../core/plan.ts";
import { rankingOver } from "./ranking.ts";
import type { SearchDependencies, View } from "./types.ts";

/** What a designer is told in a generation. */
export const briefOf = ({
  generation,
  group,
  plan,
  view,
  interventions,
  dependencies: { description, environment, constraints, wishes, ranking },
}: {
  generation: number;
  group?: Brief["group"];
  interventions: readonly Intervention[];
  plan: SearchPlan;
  view: View;
  dependencies: Pick<SearchDependencies, "description" | "environment" | "constraints" | "wishes" | "ranking">;
}): Brief => ({
  task: description,
  environment: {
    name: environment.reference.name,
    declaration: environment.declaration,
    spec: environment.spec,
  },
  generation,
  ...(group === undefined ? {} : { group }),
  seed: plan.seed,
  ...withLater({ constraints, wishes }, interventions),
  interventions: [...interventions],
  ...view,
  ranking: rankingOver(ranking, { archive: view.archive, interventions })
    .order(view.archive)
    .map(({ candidate }) => candidate.id),
});
