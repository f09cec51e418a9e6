import type { SearchPlan } from "../core/plan.ts";
import { createBestOfN } from "./strategies/best-of-n.ts";
import { stepsOf } from "./room.ts";
import type { CreateStrategy } from "./types.ts";

const nothing = { human: null, sparse: null };

/**
 * A cap under which a control trains candidates for so many steps on search seeds, to the nearest training: its confirmation is
 * booked at its longest, and comes to the same as the search's.
 */
export const controlCap = (searchSteps: number, plan: SearchPlan): number => {
  const steps = stepsOf(plan, nothing);
  const half = steps.trainings(plan.searchSeeds) / 2;
  return Math.ceil(searchSteps + half) + steps.random + steps.confirmation(plan.leaders);
};

/** Best-of-n until such a cap: as many programs as still fit before the confirmation, the last generations smaller ones. */
export const createControl =
  (plan: SearchPlan): CreateStrategy =>
  (asked) => {
    const inner = createBestOfN(asked);
    const steps = stepsOf(plan, nothing);
    const confirmation = steps.confirmation(plan.leaders);
    const each = steps.trainings(asked.searchSeeds);
    return {
      name: inner.name,
      next: (known) => {
        const fitting = Math.floor((known.left.steps - confirmation) / each);
        const next = inner.next(known);
        if (next === "stop" || fitting < 1) return "stop";
        return { ...next, groups: next.groups.map((group) => ({ ...group, count: Math.min(group.count, fitting) })) };
      },
    };
  };
