import type { Film } from "../core/film.ts";
import type { Store } from "../core/interfaces.ts";
import type { RunSummary } from "../core/summary.ts";
import { unscored, type Unscored } from "../evolution/kept-outcome.ts";
import { readPolicy } from "../evolution/kept-policy.ts";
import type { BestEvidence } from "../evolution/summarize.ts";
import { chooseTraining } from "../evolution/which-training.ts";
import { collectReportData, filmsFile } from "../report/collect.ts";
import { printJson } from "../store/run-store.ts";
import { reportPage } from "./report.ts";
import { whyChosen, type PolicyDocument } from "./which-training.ts";

/** The policy that `play` shows and `export` takes: of the median training, which is neither lucky nor unlucky. */
const policyDocument = async (
  store: Store,
  { best, pool, measured }: { best: BestEvidence; pool: PolicyDocument["pool"]; measured: Unscored },
): Promise<PolicyDocument> => {
  const of = best.results.length;
  const { seed, fitness, success, policy } = chooseTraining(best.results, "median");
  const why = whyChosen({ which: "median", of, pool, unmeasured: measured.unmeasured });
  const kept = await readPolicy(policy, store.read);
  const scores = { fitness, success, ...unscored(measured) };
  return { candidate: best.id, pool, seed, which: "median", of, why, ...scores, policy: kept };
};

/** Writes what people take away: `best/`, `summary.json`, `report.html`. All of it can be made again from the log. */
export const finishRun = async ({
  store,
  summary,
  best,
  film,
}: {
  store: Store;
  summary: RunSummary;
  best: BestEvidence | null;
  film: (best: PolicyDocument) => Promise<Film[]>;
}): Promise<void> => {
  if (best !== null) {
    const { measured = {} } = summary;
    const none = unscored(measured);
    const policy = await policyDocument(store, { best, pool: summary.best?.pool ?? "search", measured });
    await store.write("best/reward.ts", best.reward.source);
    await store.write("best/policy.json", printJson(policy));
    await store.write(filmsFile, JSON.stringify(await film(policy)));
    await store.write(
      "best/evaluation.json",
      printJson({
        candidate: best.id,
        pool: summary.best?.pool,
        fitness: summary.best?.fitness,
        success: summary.best?.success,
        trainings: best.results.map(({ seed, mode, fitness, success, episodes, terms }) => ({
          seed,
          ...(mode && { mode }),
          fitness,
          success,
          ...none,
          episodes: episodes.map((episode) => ({ ...episode, ...none })),
          terms,
        })),
      }),
    );
  }
  await store.write("summary.json", printJson(summary));
  await store.write("report.html", reportPage(await collectReportData(store), store.folder));
};
