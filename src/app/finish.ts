import type { Store } from "../core/interfaces.ts";
import type { TrainingResult } from "../core/outcome.ts";
import type { RunSummary } from "../core/summary.ts";
import type { BestEvidence } from "../evolution/search.ts";
import { collectReportData } from "../report/collect.ts";
import { printJson } from "../store/run-store.ts";
import { reportPage } from "./report.ts";

/** The training whose fitness is the median: what `play` shows and `export` takes, neither lucky nor unlucky. */
const medianTraining = (results: readonly TrainingResult[]): TrainingResult =>
  [...results].sort((left, right) => left.fitness - right.fitness)[
    Math.floor((results.length - 1) / 2)
  ] as TrainingResult;

/** Writes what people take away: `best/`, `summary.json`, `report.html`. All of it can be made again from the log. */
export const finishRun = async ({
  store,
  summary,
  best,
}: {
  store: Store;
  summary: RunSummary;
  best: BestEvidence | null;
}): Promise<void> => {
  if (best !== null) {
    const median = medianTraining(best.results);
    await store.write("best/reward.ts", best.reward.source);
    await store.write("best/policy.json", printJson({ seed: median.seed, policy: median.policy }));
    await store.write(
      "best/evaluation.json",
      printJson({
        candidate: best.id,
        pool: summary.best?.pool,
        fitness: summary.best?.fitness,
        success: summary.best?.success,
        trainings: best.results.map(({ seed, fitness, success, episodes, terms }) => ({
          seed,
          fitness,
          success,
          episodes,
          terms,
        })),
      }),
    );
  }
  await store.write("summary.json", printJson(summary));
  await store.write("report.html", reportPage(await collectReportData(store)));
};
