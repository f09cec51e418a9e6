import type { Lesson } from "../../core/brief.ts";
import type { RunEvent } from "../../core/events.ts";
import { fitnessOf } from "../ranking.ts";
import type { Climber } from "../rung.ts";
import type { SearchDependencies } from "../types.ts";

type Audited = Extract<RunEvent, { type: "screen-audited" }>;

/** What came of the programs of a generation that screens had refused and an audit trained, beside all that was trained. */
export const recordAudits = async (
  climbers: readonly Climber[],
  {
    archive,
    dependencies: { store, description },
  }: { archive: readonly Lesson[]; dependencies: Pick<SearchDependencies, "store" | "description"> },
): Promise<void> => {
  const best = Math.max(...archive.map(fitnessOf));
  for (const { checked, screened, outcome } of climbers) {
    if (screened.kind === "admitted" || !screened.audited) continue;
    const measured = outcome?.kind === "trained" && !description.unmeasured ? outcome.fitness.mean : null;
    await store.once<Audited>(`audited:${checked.id}`, async () => ({
      type: "screen-audited",
      id: checked.id,
      by: screened.by,
      fitness: measured,
      best: Number.isFinite(best) && !description.unmeasured ? best : null,
      wrong: measured !== null && measured > best,
    }));
  }
};
