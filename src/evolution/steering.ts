import type { Lesson } from "../core/brief.ts";
import type { Proposal } from "../core/candidate.ts";
import type { RunEvent } from "../core/events.ts";
import { isOfPart } from "../core/steering.ts";
import type { Generation } from "./types.ts";

type Taken = Pick<Extract<RunEvent, { type: "interventions-taken" }>, "generation" | "interventions" | "part">;

/** What a person made of the search so far: a pure function of what the log says that was taken. */
export type Steered = {
  /** Further generations than planned. */
  further: number;
  /** The cap on environment steps that they set last; null: the plan's. */
  steps: number | null;
  /** The person ended this part of the search. */
  ended: boolean;
  /** All but whom the person rejected; once one was accepted that one alone. */
  eligible: (archive: readonly Lesson[]) => Lesson[];
  /** Of the eligible those that may be built upon: after a branch none of the generations that it left. */
  seen: (archive: readonly Lesson[]) => Lesson[];
  /** A ranking as it is built upon: the pinned first, the latest before others. */
  pinned: (ranked: readonly Lesson[]) => Lesson[];
};

const generationOf = (id: string): number => Number(/^g(\d+)-/.exec(id)?.[1] ?? 0);

export const steer = (taken: readonly Taken[], part: Parameters<typeof isOfPart>[1]): Steered => {
  const all = taken.flatMap((each) =>
    each.interventions.map((intervention) => ({ intervention, before: each.generation, isNow: isOfPart(each, part) })),
  );
  const rejected = new Set<string>();
  let pins: string[] = [];
  let branch: { upTo: number; before: number } | null = null;
  let accepted: string | null = null;
  let ended = false;
  let further = 0;
  let steps: number | null = null;
  for (const { intervention, before, isNow } of all) {
    const { kind } = intervention;
    // The latest word on a candidate holds.
    if (kind === "reject") {
      rejected.add(intervention.candidate);
      pins = pins.filter((id) => id !== intervention.candidate);
    }
    if (kind === "pin" || kind === "branch" || kind === "accept") rejected.delete(intervention.candidate);
    if (kind === "pin" || kind === "branch")
      pins = [intervention.candidate, ...pins.filter((id) => id !== intervention.candidate)];
    if (kind === "branch") branch = { upTo: generationOf(intervention.candidate), before };
    if (!isNow) continue;
    if (kind === "budget" && "steps" in intervention) steps = intervention.steps;
    if (kind === "budget" && "generations" in intervention) further += intervention.generations;
    if (kind === "accept") accepted = intervention.candidate;
    if (kind === "accept" || kind === "finish") ended = true;
  }
  const isLeft = ({ candidate: { generation } }: Lesson): boolean =>
    branch !== null && generation > branch.upTo && generation < branch.before;
  const eligible = (archive: readonly Lesson[]): Lesson[] =>
    archive.filter(({ candidate: { id } }) => (accepted === null ? !rejected.has(id) : id === accepted));
  return {
    further,
    steps,
    ended,
    eligible,
    seen: (archive) => eligible(archive).filter((lesson) => !isLeft(lesson)),
    pinned: (ranked) => {
      const place = ({ candidate: { id } }: Lesson): number => (pins.includes(id) ? pins.indexOf(id) : pins.length);
      return ranked.toSorted((left, right) => place(left) - place(right));
    },
  };
};

/** The operator of a program that a person wrote: no designer mends it. */
export const byHand = "by hand";

/** The operator of a program that the search was given to start from: neither mended nor judged by a language model. */
export const startedFrom = "start";

/** Whether a person gave it, who is told what is wrong with it instead of having it mended. */
export const isGiven = ({ operator }: Proposal["origin"]): boolean => operator === byHand || operator === startedFrom;

/** Programs that a person gave for a generation, in the order in which they did: what the search starts from first. */
export const givenFor = (
  generation: number,
  { taken, starts = [] }: { taken: readonly Taken[]; starts?: readonly Proposal[] | undefined },
): Proposal[] => [
  ...(generation === 1 ? starts : []),
  ...taken
    .filter((each) => each.generation === generation)
    .flatMap(({ interventions }) => interventions)
    .flatMap((intervention) =>
      intervention.kind === "edit"
        ? [
            {
              text: intervention.text,
              origin: { operator: byHand, parents: [intervention.candidate], note: intervention.note },
            },
          ]
        : [],
    ),
];

/** Its first group holds at least so many: what a person gave takes the places of samples, is never left out, and raced against nobody. */
export const withPlacesFor = (count: number, generation: Generation): Generation => ({
  ...generation,
  ...(count > 0 && { own: count }),
  groups: generation.groups.map((group, place) =>
    place === 0 ? { ...group, count: Math.max(group.count, count) } : group,
  ),
});
