import { episodesOf, type Brief, type OwnedEpisodes } from "../core/brief.ts";
import { withLater, type Intervention } from "../core/intervention.ts";
import type { SeenMark } from "../core/mark.ts";
import type { SearchPlan } from "../core/plan.ts";
import { byPreference, isComparison, likedEpisodes, preferredOf } from "./rankings/preference.ts";
import { rankingOver } from "./ranking.ts";
import type { Ranking, SearchDependencies, View } from "./types.ts";

const preferredIn = (
  known: Parameters<typeof preferredOf>[0],
  { ranking, episodes }: { ranking: Ranking; episodes: readonly OwnedEpisodes[] },
): Pick<Brief, "preferred" | "liked"> => {
  if (!known.interventions.some(isComparison)) return {};
  const preferred = preferredOf(known);
  if (preferred.answers === 0) return {};
  const ofRandom = episodes.filter(({ owner }) => owner === "random");
  return {
    preferred,
    ...(ranking.name === byPreference.name && {
      liked: likedEpisodes([...ofRandom, ...known.archive.map(episodesOf)], known),
    }),
  };
};

/** Those of candidates that may be seen. */
const marksIn = (marks: readonly SeenMark[], { archive }: Pick<View, "archive">): Pick<Brief, "marks"> => {
  const shown = marks.filter(({ mark }) => archive.some(({ candidate }) => candidate.id === mark.candidate));
  return shown.length === 0 ? {} : { marks: shown };
};

/** What a designer is told in a generation. */
export const briefOf = ({
  generation,
  group,
  plan,
  view,
  interventions,
  marks = [],
  dependencies: { description, environment, constraints, wishes, ranking },
}: {
  generation: number;
  group?: Brief["group"];
  interventions: readonly Intervention[];
  marks?: readonly SeenMark[];
  plan: SearchPlan;
  view: View;
  dependencies: Pick<SearchDependencies, "description" | "environment" | "constraints" | "wishes" | "ranking">;
}): Brief => ({
  ...preferredIn({ archive: view.archive, interventions }, { ranking, episodes: view.episodes }),
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
  ...marksIn(marks, view),
  ...view,
  ranking: rankingOver(ranking, { archive: view.archive, interventions })
    .order(view.archive)
    .map(({ candidate }) => candidate.id),
});
