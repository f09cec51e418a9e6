import type { Lesson } from "../../core/brief.ts";
import type { Searching } from "../generation.ts";
import { withCauses } from "../look-into-best.ts";
import type { stepsOf } from "../room.ts";
import { trainingsForEffects, weighedText, withEffects } from "./in-search.ts";

/**
 * What each term of the best is worth and why it may fail, for those who build upon it: entered into the archive. Left out
 * where no room is left for it and a generation.
 */
export const weighBest = async (
  best: Lesson | undefined,
  { plan, dependencies, train, ledger, archive, seeds }: Searching,
  steps: ReturnType<typeof stepsOf>,
): Promise<void> => {
  if (best === undefined || plan.termEffects === undefined || dependencies.description.unmeasured) return;
  const wanted = steps.trainings(trainingsForEffects(best, plan));
  if (wanted === 0 || !ledger.fits(wanted + steps.planned + steps.confirmation(archive.length + plan.samples))) return;
  const booking = ledger.book(wanted);
  const measured = await withEffects(best, { seeds: seeds(plan.termEffects), train, booking });
  booking.close();
  archive[archive.indexOf(best)] = await withCauses(measured, { ...dependencies, plan });
  const message = weighedText(measured);
  await dependencies.store.once(`term-effects:${best.candidate.id}`, async () => ({
    type: "notice" as const,
    message,
  }));
};
