import type { Lesson } from "../../core/brief.ts";
import { neverEnds } from "../../core/never-ends.ts";
import type { SearchPlan } from "../../core/plan.ts";
import { probeOf, storedEpisodes, type Checked } from "../propose.ts";
import type { SearchDependencies } from "../types.ts";
import { createScreening, unscreened, type Screened, type Screening } from "./screening.ts";

/** The screens that a plan asks for, over the probes of a search. */
export const screeningOf = (plan: SearchPlan, dependencies: SearchDependencies): Screening | null =>
  plan.screens === undefined
    ? null
    : createScreening({
        names: plan.screens,
        audit: plan.audit === true,
        seed: plan.seed,
        neverEnds: neverEnds(dependencies.environment.spec),
        probe: async (reward, trained) => {
          const outcome = await probeOf(reward, { trained, plan, dependencies });
          return outcome.kind === "probed" ? outcome.result : null;
        },
      });

/**
 * What the screens say of each program of a generation, which waits for those before it and no others: so it is the same
 * whatever the order in which they arrive. Without screens none waits.
 */
export const screenInOrder = (
  programs: readonly Promise<Checked | null>[],
  { screening, archive }: { screening: Screening | null; archive: readonly Lesson[] },
): Promise<Screened>[] => {
  if (screening === null) return programs.map(async () => unscreened);
  const trained = storedEpisodes(archive);
  let before: Promise<unknown> = Promise.resolve();
  return programs.map((waiting) => {
    const verdict = before.then(async () => {
      const program = await waiting;
      return program === null ? unscreened : screening.judge(program, { trained });
    });
    verdict.catch(() => {}); // whoever trains it hears of it
    before = verdict;
    return verdict;
  });
};
