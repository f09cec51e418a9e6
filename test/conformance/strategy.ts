import { describe, expect, test } from "vitest";
import type { Lesson } from "../../src/core/brief.ts";
import { createRandom, deriveSeed } from "../../src/core/random.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { stepsFor } from "../../src/evolution/room.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import type { CreateStrategy, Generation, Known, Strategy } from "../../src/evolution/types.ts";
import { fakeDependencies, fakeDesigner, fakeExecutor, fakePlan, fakeReward, memoryStore } from "../evolution/fakes.ts";

/** What a strategy was asked and what it said, turn by turn. */
type Turn = { known: Known; answer: Generation | "stop" };

const watched = (create: CreateStrategy) => {
  const turns: Turn[] = [];
  const wrapped: CreateStrategy = (plan) => {
    const strategy = create(plan);
    const next: Strategy["next"] = (known) => {
      const answer = strategy.next(known);
      turns.push({ known: structuredClone(known), answer: structuredClone(answer) });
      return answer;
    };
    return { name: strategy.name, next };
  };
  return { wrapped, turns };
};

const isTrained = ({ candidate }: Lesson): boolean => candidate.outcome.kind === "trained";

/** A third of the programs is refused, a third fails in training, the rest trains. */
const mixedDesigner = () =>
  fakeDesigner((brief, count) =>
    Array.from({ length: count }, (_, index) =>
      index % 3 === 0 ? "broken" : index % 3 === 1 ? "quality:-1" : `quality:0.${brief.generation}${index}`,
    ),
  );

const failingExecutor = () => {
  const usual = fakeExecutor().executor;
  return {
    ...usual,
    train: async (...call: Parameters<typeof usual.train>) => {
      const [job] = call;
      const failing = job.reward !== null && job.reward !== "native" && job.reward.weights["quality"] === -1;
      return failing
        ? ({ kind: "failed", failure: { reason: "threw", message: "no" } } as const)
        : usual.train(...call);
    },
  };
};

/** What follows a search says nothing of its strategy: as few trainings of it as can be. */
const quick = { selectionSeeds: 1, reportSeeds: 1, leaders: 2 };

/** So many at a time; the others wait in line. */
const line = (jobs: number) => {
  const waiting: (() => void)[] = [];
  let free = jobs;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free--;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
};

/** A search in which answers and trainings take as long as chance has it, under a cap; two of its programs are equal. */
const shuffled = async (create: CreateStrategy, { luck, jobs }: { luck: number; jobs: number }) => {
  const random = createRandom(deriveSeed("delays", luck));
  const turns = () => (luck === 0 ? 0 : random.integer(12));
  const wait = async () => {
    for (let left = turns(); left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
  };
  const run = line(jobs);
  const usual = fakeExecutor().executor;
  const texts = ["quality:0.30", "quality:0.10", "quality:0.30", "quality:0.25", "broken", "quality:0.20"];
  const { designer } = fakeDesigner((_brief, count) => texts.slice(0, count));
  const references = { human: fakeReward(0.9), sparse: fakeReward(0.05) };
  const plan: SearchPlan = { ...fakePlan, ...quick, generations: 2, samples: 6 };
  const { summary } = await runSearch(
    { ...plan, limits: { steps: stepsFor(2, { plan, references }) } },
    fakeDependencies({
      strategy: create,
      executor: {
        ...usual,
        train: (...call) =>
          run(async () => {
            await wait();
            return usual.train(...call);
          }),
      },
      designer: {
        ...designer,
        propose: async (brief, count, arrived) => {
          const proposals = await designer.propose(brief, count);
          await Promise.all(
            proposals.map(async (proposal, sample) => {
              await wait();
              if (proposal !== null) arrived?.(sample, proposal);
            }),
          );
          return proposals;
        },
      },
    }),
  );
  return summary;
};

/**
 * What every strategy must do: end by itself, respect budgets, decide by what is known alone, and never build upon what was
 * not trained to its end.
 */
export const testStrategy = (
  name: string,
  create: CreateStrategy,
  { everyKill = false }: { everyKill?: boolean } = {},
): void => {
  describe(`strategy: ${name}`, () => {
    const small: SearchPlan = { ...fakePlan, ...quick, generations: 3, samples: 6 };

    test("it ends by itself, and says its name", async () => {
      const { wrapped, turns } = watched(create);
      const { summary } = await runSearch(small, fakeDependencies({ strategy: wrapped }));
      expect(summary).toMatchObject({ status: "completed", strategy: name });
      expect(turns.at(-1)?.answer).toBe("stop");
    });

    test("the same knowledge gives the same answer, also of another copy", async () => {
      const { wrapped, turns } = watched(create);
      await runSearch(small, fakeDependencies({ strategy: wrapped }));
      const again = create(small);
      for (const { known, answer } of turns) expect(again.next(structuredClone(known))).toEqual(answer);
    });

    test("programs, groups and rungs make sense, and what is measured again was trained", async () => {
      const { wrapped, turns } = watched(create);
      const { designer } = mixedDesigner();
      await runSearch(small, fakeDependencies({ strategy: wrapped, designer, executor: failingExecutor() }));
      for (const { known, answer } of turns) {
        if (answer === "stop") continue;
        const trained = new Set(known.archive.filter(isTrained).map(({ candidate }) => candidate.id));
        expect(answer.groups.length + answer.remeasure.length).toBeGreaterThan(0);
        for (const { id } of answer.remeasure) expect(trained).toContain(id);
        expect(new Set(answer.groups.map((group) => group.name)).size).toBe(answer.groups.length);
        for (const { view, count } of answer.groups) {
          expect(count).toBeGreaterThan(0);
          for (const parent of view.parents) expect(trained).toContain(parent.candidate.id);
        }
        if (answer.groups.length === 0) continue;
        const shares = answer.rungs.map(({ share }) => share);
        expect(shares).toEqual(shares.toSorted((left, right) => left - right));
        expect(shares.at(-1)).toBe(1);
        for (const { seeds, keep } of answer.rungs) expect(Math.min(seeds, keep)).toBeGreaterThan(0);
      }
    });

    test("a step cap is never passed, whatever it is", async () => {
      const references = { human: fakeReward(0.9), sparse: fakeReward(0.05) };
      const least = stepsFor(1, { plan: small, references });
      for (const more of [0, 500, 1200, 100_000]) {
        const limits = { steps: least + more };
        const { summary } = await runSearch({ ...small, limits }, fakeDependencies({ strategy: create }));
        expect(summary.spent.environmentSteps).toBeLessThanOrEqual(limits.steps);
      }
    });

    test("whatever comes first, answers or trainings, and however many at once: the result is the same", async () => {
      const golden = await shuffled(create, { luck: 0, jobs: Number.POSITIVE_INFINITY });
      for (const [luck, jobs] of [1, 3, Number.POSITIVE_INFINITY].entries())
        expect(await shuffled(create, { luck: luck + 1, jobs })).toEqual(golden);
    });

    test(`killed after ${everyKill ? "every" : "some"} recorded effect it goes on to the same result`, async () => {
      const plan = { ...small, generations: 2, samples: 3 };
      const whole = memoryStore();
      const golden = await runSearch(plan, fakeDependencies({ store: whole.store, strategy: create }));
      for (let kill = 0; kill < whole.records.size; kill += everyKill ? 1 : 4) {
        const first = memoryStore(new Map(), { failAfter: kill });
        const dependencies = fakeDependencies({ store: first.store, strategy: create });
        await expect(runSearch(plan, dependencies)).rejects.toThrow("killed");
        await new Promise((resolve) => setTimeout(resolve, 0));
        const second = memoryStore(first.records, { files: first.files });
        const resumed = await runSearch(plan, fakeDependencies({ store: second.store, strategy: create }));
        expect(resumed.summary).toEqual(golden.summary);
      }
    });
  });
};
