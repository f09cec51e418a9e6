import type { Brief, Lesson } from "../core/brief.ts";
import type { Candidate, Proposal } from "../core/candidate.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { hasErrors, refusingStage } from "../core/diagnostic.ts";
import type { CriticContext } from "../core/interfaces.ts";
import type { RunEvent } from "../core/events.ts";
import type { ProbeOutcome, ProbeResult } from "../core/outcome.ts";
import type { StoredEpisode } from "../core/trajectory.ts";
import { deriveSeed } from "../core/random.ts";
import type { CompiledReward } from "../core/program.ts";
import type { SearchPlan } from "../core/plan.ts";
import { isGiven, startedFrom } from "./steering.ts";
import { critiqueRounds, type CritiqueRounds } from "./critique-rounds.ts";
import type { SearchDependencies } from "./types.ts";

type Proposed = Extract<RunEvent, { type: "candidate-proposed" }>;
type Repaired = Extract<RunEvent, { type: "candidate-repaired" }>;

/** A candidate that may be trained, or one whose outcome is already decided. */
export type Checked = Omit<Candidate, "outcome"> & {
  reward: CompiledReward | null;
  diagnostics: Diagnostic[];
  /** What the probes found of it last. */
  probed: ProbeResult | null;
};

const record = async ({
  brief,
  index,
  proposal,
  dependencies: { store },
}: {
  brief: Brief;
  index: number;
  proposal: Proposal;
  dependencies: SearchDependencies;
}): Promise<Proposed> => {
  const id = `g${brief.generation}-c${index + 1}`;
  return store.once<Proposed>(`proposed:${id}`, async () => ({
    type: "candidate-proposed",
    generation: brief.generation,
    index,
    id,
    text: proposal.text,
    origin: proposal.origin,
    ...(brief.group && { group: brief.group.name }),
  }));
};

/** A program over stored rollouts, the run's own among them. */
export const probeOf = (
  reward: CompiledReward,
  {
    trained,
    plan,
    dependencies: { executor, environment, task },
  }: {
    trained: readonly StoredEpisode[];
    plan: Pick<SearchPlan, "screens">;
    dependencies: Pick<SearchDependencies, "executor" | "environment" | "task">;
  },
): Promise<ProbeOutcome> =>
  executor.probe({
    kind: "probe",
    reward,
    environment: environment.reference,
    task,
    trained: [...trained],
    ...(plan.screens !== undefined && { paid: true }),
    seed: deriveSeed("probe bank"),
  });

/** A program that was sent back for its critique so often is given up: critics and designer do not agree. */
const mostCritiques = 3;

/** Critic and repair rounds for one proposal: a repair happens inside the generation and never consumes it. */
const check = async ({
  brief,
  proposed,
  trained,
  dependencies,
  plan,
  rounds,
}: {
  brief: Brief;
  proposed: Proposed;
  trained: StoredEpisode[];
  dependencies: SearchDependencies;
  plan: SearchPlan;
  rounds: CritiqueRounds | undefined;
}): Promise<Checked> => {
  const { critic, designer, store } = dependencies;
  let probed: ProbeResult | null = null;
  const context: CriticContext = {
    probe: async (reward) => {
      probed = null;
      const outcome = await probeOf(reward, { trained, plan, dependencies });
      if (outcome.kind === "probed") probed = outcome.result;
      return outcome;
    },
  };
  const { id, index, generation } = proposed;
  const inspect = async (text: string, repair: number) => {
    const faults: string[] = [];
    const review = await critic.review(text, {
      ...context,
      ...(rounds &&
        proposed.origin.operator !== startedFrom && {
          critique: (source: string) => rounds.ask(index, repair, source),
        }),
      onFault: ({ stage, message }) => void faults.push(`the critic's stage '${stage}' failed over ${id}: ${message}`),
    });
    for (const [place, message] of faults.entries())
      await store.once(`critic-fault:${id}:${repair}:${place}`, async () => ({ type: "notice" as const, message }));
    return review;
  };
  const refusals: { attempt: number; text: string; diagnostics: Diagnostic[] }[] = [];
  let critiqued = 0;
  let proposal: Proposal = { text: proposed.text, origin: proposed.origin };
  let review = await inspect(proposal.text, 0);
  let repairs = 0;
  const mayRepair = isGiven(proposed.origin) ? 0 : plan.repairs;
  while (hasErrors(review.diagnostics) && designer.repair !== undefined && repairs < mayRepair) {
    const { diagnostics } = review;
    refusals.push({ attempt: repairs, text: proposal.text, diagnostics });
    if (refusingStage(diagnostics) === "critique" && ++critiqued === mostCritiques) break;
    const attempt = ++repairs;
    rounds?.reached(index, attempt);
    const before = proposal;
    const event = await store.once<Repaired>(`repaired:${id}:${attempt}`, async () => {
      const mended = await designer.repair!({ brief, index, attempt, proposal: before, diagnostics });
      const refusedBy = refusingStage(diagnostics) ?? undefined;
      return { type: "candidate-repaired", id, attempt, text: mended.text, ...(refusedBy && { refusedBy }) };
    });
    proposal = { text: event.text, origin: proposal.origin };
    review = await inspect(proposal.text, attempt);
  }
  if (hasErrors(review.diagnostics)) {
    await store.once(`rejected:${id}`, async () => ({
      type: "candidate-rejected" as const,
      id,
      diagnostics: review.diagnostics,
    }));
  }
  await store.write(`candidates/${id}/diagnostics.json`, `${JSON.stringify(review.diagnostics, null, 2)}\n`);
  if (refusals.length > 0) {
    await store.write(`candidates/${id}/refusals.json`, `${JSON.stringify(refusals, null, 2)}\n`);
  }
  await store.write(`candidates/${id}/reward.ts`, review.reward?.source ?? proposal.text);
  return {
    id,
    generation,
    text: proposal.text,
    reward: hasErrors(review.diagnostics) ? null : review.reward,
    origin: proposal.origin,
    ...(brief.group && { group: brief.group.name }),
    repairs,
    diagnostics: review.diagnostics,
    probed,
  };
};

/** Of all that was trained, the episodes that the task likes best and least; more would only make probing slower. */
export const storedEpisodes = (archive: readonly Lesson[]): StoredEpisode[] => {
  const all = archive
    .flatMap(({ candidate: { outcome } }) => (outcome.kind === "trained" ? outcome.results : []))
    .flatMap(({ stored }) => stored)
    .toSorted((left, right) => right.fitness - left.fitness);
  return all.length <= 4 ? all : [...all.slice(0, 2), ...all.slice(-2)];
};

/**
 * The programs of one group, each as it stands after the critic as soon as it does: no program waits for another's
 * answer or repairs, but where one critique reads several. Null where the designer had none. Samples are counted through the groups of a generation from
 * `first`.
 */
export const proposeGroup = ({
  brief,
  count,
  given,
  archive,
  plan,
  dependencies,
}: {
  brief: Brief;
  count: number;
  /** Written by a person: the first samples, and the designer is asked for so many fewer. */
  given: readonly Proposal[];
  /** Everything trained in earlier generations. */
  archive: readonly Lesson[];
  plan: SearchPlan;
  dependencies: SearchDependencies;
}): Promise<Checked | null>[] => {
  const trained = storedEpisodes(archive);
  const { store, designer, critique } = dependencies;
  const first = brief.group?.first ?? 0;
  const rounds = critique && critiqueRounds(critique, { generation: brief.generation, first, count });
  const slots = Array.from({ length: count }, () => Promise.withResolvers<Proposal | null>());
  const recorded = new Map(
    store
      .events()
      .filter(
        (event): event is Proposed => event.type === "candidate-proposed" && event.generation === brief.generation,
      )
      .map(({ index, text, origin }) => [index - first, { text, origin }]),
  );
  const isWhole = slots.every((_, sample) => recorded.has(sample));
  const ask = async (): Promise<(Proposal | null)[]> => {
    for (const [sample, proposal] of given.entries()) slots[sample]?.resolve(proposal);
    const asked = count - given.length;
    if (asked <= 0) return [...given];
    const written = await designer.propose(brief, asked, (sample, proposal) =>
      slots[given.length + sample]?.resolve(proposal),
    );
    return [...given, ...written];
  };
  const answered = isWhole ? Promise.resolve(slots.map((_, sample) => recorded.get(sample) ?? null)) : ask();
  answered.then(
    (proposals) => slots.forEach((slot, sample) => slot.resolve(proposals[sample] ?? null)),
    (thrown: unknown) => slots.forEach((slot) => slot.reject(thrown)),
  );
  return slots.map(async ({ promise }, sample) => {
    try {
      const proposal = await promise;
      if (proposal === null) return null;
      const proposed = await record({ brief, index: first + sample, proposal, dependencies });
      return await check({ brief, proposed, trained, dependencies, plan, rounds });
    } finally {
      rounds?.left(first + sample);
    }
  });
};
