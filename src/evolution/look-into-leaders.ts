import type { Lesson } from "../core/brief.ts";
import type { Searching } from "./generation.ts";
import { withCauses } from "./look-into-best.ts";

/**
 * Those who lead, with what playing their policies again says of them, entered into the archive: before somebody builds upon
 * them, and before one of them is claimed. Who leads once an alarm has put another behind is looked into as well. Only where the
 * plan lets alarms of episodes weigh.
 */
export const lookIntoLeaders = async (
  leaders: () => readonly Lesson[],
  { archive, dependencies, plan }: Pick<Searching, "archive" | "dependencies" | "plan">,
): Promise<void> => {
  if (!plan.episodeAlarms || dependencies.description.unmeasured) return;
  const looked = new Set<string>();
  for (;;) {
    const next = leaders().find(({ candidate }) => !looked.has(candidate.id));
    if (next === undefined) return;
    looked.add(next.candidate.id);
    archive[archive.indexOf(next)] = await withCauses(next, { ...dependencies, plan });
  }
};
