import type { Diagnostic } from "../../core/diagnostic.ts";
import type { ProbeResult } from "../../core/outcome.ts";
import type { CompiledReward } from "../../core/program.ts";
import { readDoubles } from "../../core/stored-numbers.ts";
import type { StoredEpisode } from "../../core/trajectory.ts";
import { normalForm } from "../../reward/normal-form.ts";
import type { Paid, Reading } from "./types.ts";

/** `trained`: the run's own stored episodes that the probe was given. */
export const paidOf = (probed: ProbeResult | null, trained: readonly StoredEpisode[]): Paid | null => {
  if (probed?.paid === undefined || probed.failure !== undefined) return null;
  const { bank, judged, stored } = probed.paid;
  return {
    bank: readDoubles(bank),
    judged: readDoubles(judged),
    // What the task could not judge is missing among them, and then nobody knows whose the others are.
    stored:
      stored.length === trained.length
        ? trained.map(({ length, success }, place) => ({ return: stored[place] as number, length, success }))
        : [],
    waits: Object.values(probed.terms).some(({ min, max }) => min === max),
  };
};

export const readingOf = (
  { id, reward, diagnostics }: { id: string; reward: CompiledReward; diagnostics: readonly Diagnostic[] },
  paid: Paid | null,
): Reading => ({
  id,
  reward,
  form: normalForm(reward),
  warnings: diagnostics.filter(({ severity }) => severity === "warning").length,
  paid,
});
