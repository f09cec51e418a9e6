import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { currentPart, extensionOf, hasEnded, poolsOf, type Extension } from "../../src/evolution/parts.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { seedPools } from "../../src/evolution/seeds.ts";
import { reached } from "../../src/evolution/stop-rules.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import type { Between, SearchDependencies } from "../../src/evolution/types.ts";
import { fakeDependencies, fakeDesigner, fakeExecutor, fakePlan, memoryStore } from "./fakes.ts";

const plan: SearchPlan = { ...fakePlan, generations: 2 };

type Memory = ReturnType<typeof memoryStore>;

/** A search to its end, recorded as app/ records it. */
const search = async (
  memory: Memory,
  { changes = {}, plan: wanted = plan }: { changes?: Partial<SearchDependencies>; plan?: SearchPlan } = {},
): Promise<RunSummary> => {
  const { summary } = await runSearch(wanted, fakeDependencies({ ...changes, store: memory.store }));
  const whole = { ...summary, thisProcess: { networkCalls: 0, cachedCalls: 0, seconds: 0 } };
  const { part } = currentPart(memory.store.events(), wanted);
  await memory.store.once(`run-ended:${part}`, async () => ({
    type: "run-ended" as const,
    status: whole.status,
    summary: whole,
  }));
  return whole;
};

const extend = async (memory: Memory, generations?: number, wanted = plan): Promise<Extension> => {
  const extension = extensionOf(memory.store.events(), { plan: wanted, generations });
  return memory.store.once<Extension>(`extended:${extension.part}`, async () => extension);
};

/** What a crash leaves: the log and the files as they were then. */
const copyOf = (memory: Memory, failAfter?: number): Memory =>
  memoryStore(new Map(memory.records), {
    files: new Map(memory.files),
    ...(failAfter === undefined ? {} : { failAfter }),
  });

test("an extension goes on where the search ended and claims on report seeds of its own, references beside it", async () => {
  const memory = memoryStore();
  const first = await search(memory);
  const before = new Map(memory.files);
  const extension = await extend(memory, 2);
  const pools = seedPools(plan.seed, { search: 1, selection: 5, report: 5 });
  expect(extension).toMatchObject({ part: 1, after: 2, until: 4, reportPool: 1 });
  const { executor, jobs } = fakeExecutor();
  const { designer, briefs } = fakeDesigner();
  const second = await search(memory, { changes: { executor, designer } });
  expect(briefs.map(({ generation }) => generation)).toEqual([3, 4]);
  expect(second.generations).toBe(4);
  const seeds = second.best?.fitness?.seeds ?? [];
  expect(seeds).toEqual(extension.reportSeeds);
  for (const pool of Object.values(pools)) expect(pool.filter((seed) => seeds.includes(seed))).toEqual([]);
  for (const reference of Object.values(second.references)) expect(reference?.fitness.seeds).toEqual(seeds);
  expect(second.earlierClaims).toMatchObject([
    { generations: 2, best: { candidate: first.best?.candidate, fitness: first.best?.fitness } },
  ]);
  expect(second.earlierClaims?.[0]?.references).toEqual(first.references);
  // Nothing of the first part is trained or written again.
  for (const job of jobs) expect(pools.report).not.toContain(job.seed);
  for (const [path, text] of before) {
    if (path.includes("report-")) expect(memory.files.get(path)).toBe(text);
  }
});

test("what is left of a plan holds the generations that a person asked for", async () => {
  const memory = memoryStore();
  const between: Between = async (generation) => ({
    interventions: generation === 2 ? [{ kind: "budget", generations: 2 }] : [],
    taken: [],
  });
  expect((await search(memory, { changes: { between } })).generations).toBe(4);
  const events = memory.store.events();
  const second = events.findIndex((event) => event.type === "generation-ended" && event.generation === 2);
  const stopped = events.slice(0, second + 1);
  expect(extensionOf(stopped, { plan })).toMatchObject({ part: 1, after: 2, until: 4 });
  expect(extensionOf(stopped, { plan, generations: 1 })).toMatchObject({ part: 1, after: 2, until: 3 });
});

test("further generations are those that a longer search would have had; twice one is two claims", async () => {
  const long = memoryStore();
  await search(long, { plan: { ...plan, generations: 4 } });
  const proposals = (memory: Memory) =>
    memory.store.events().flatMap((event) => (event.type === "candidate-proposed" ? [event.text] : []));
  const memory = memoryStore();
  await search(memory);
  await extend(memory, 1);
  await search(memory);
  await extend(memory, 1);
  const last = await search(memory);
  expect(proposals(memory).sort()).toEqual(proposals(long).sort());
  expect(last.earlierClaims?.map(({ generations }) => generations)).toEqual([2, 3]);
  const claimed = [...(last.earlierClaims ?? []), last].flatMap(({ best }) => best?.fitness?.seeds ?? []);
  expect(new Set(claimed).size).toBe(15);
});

test("an extension killed after any number of recorded effects goes on to the same result, no training done twice", async () => {
  const ended = memoryStore();
  await search(ended);
  await extend(ended, 1);
  const golden = copyOf(ended);
  const whole = await search(golden);
  for (let kill = 0; kill < golden.records.size - ended.records.size; kill += 3) {
    const first = copyOf(ended, kill);
    await expect(search(first)).rejects.toThrow("killed");
    await new Promise((resolve) => setTimeout(resolve, 0)); // let the trainings in flight record or fail
    const recorded = new Set(
      [...first.records.values()].flatMap((event) => (event.type === "training-ended" ? [event.seed] : [])),
    );
    const { executor, jobs } = fakeExecutor();
    const second = copyOf(first);
    expect(await search(second, { changes: { executor } })).toEqual(whole);
    const trained = [...second.records.values()].filter(({ type }) => type === "training-ended").length;
    const known = [...first.records.values()].filter(({ type }) => type === "training-ended").length;
    expect(jobs).toHaveLength(trained - known);
    expect(recorded.size).toBeGreaterThan(0);
  }
});

test("what a budget stopped goes on with its plan once it is larger; what was spent before counts", async () => {
  const one = 4 * 120;
  const confirmation = (3 * 5 + 5) * 120;
  const references = 10 * 120 + 6 * 20;
  const capped = (steps: number): SearchPlan => ({ ...plan, generations: 3, limits: { steps } });
  const cap = references + 2 * one + confirmation;
  const memory = memoryStore();
  const first = await search(memory, { plan: capped(cap) });
  expect(first).toMatchObject({ status: "budget", generations: 2 });
  const extension = await extend(memory, undefined, capped(cap));
  // It had claimed something: those report seeds have been looked at.
  expect(extension).toMatchObject({ after: 2, until: 3, reportPool: 1 });
  const spent = first.spent.environmentSteps;
  const enough = spent + references + one + confirmation;
  const tight = copyOf(memory);
  expect((await search(tight, { plan: capped(spent + one) })).status).toBe("budget");
  const second = await search(memory, { plan: capped(enough) });
  expect(second).toMatchObject({ status: "completed", generations: 3 });
  expect(second.spent.environmentSteps).toBeLessThanOrEqual(enough);
});

test("report seeds that no candidate was trained on are still the run's own", async () => {
  const memory = memoryStore();
  // Room for the references and a part of the first generation.
  const capped: SearchPlan = { ...plan, limits: { steps: 10 * 100 + 100 } };
  const first = await search(memory, { plan: capped });
  expect(first.status).toBe("budget");
  expect(await extend(memory, undefined, capped)).toMatchObject({ reportPool: 0, until: 2 });
  const second = await search(memory);
  expect(second.best?.fitness?.seeds).toEqual(poolsOf(plan, { reportPool: 0 }).report);
  expect(second.earlierClaims).toBeUndefined();
});

test("a stop rule that had ended the search does not end what was asked for beyond it", async () => {
  const stopRules = [reached({ metric: "fitness", value: 0.2 })];
  const memory = memoryStore();
  const first = await search(memory, { changes: { stopRules } });
  expect(first.generations).toBe(1);
  await extend(memory, 2);
  expect((await search(memory, { changes: { stopRules } })).generations).toBe(3);
});

test("a search has ended from its last end until it is extended", async () => {
  const memory = memoryStore();
  expect(hasEnded(memory.store.events())).toBe(false);
  await search(memory);
  expect(hasEnded(memory.store.events())).toBe(true);
  await extend(memory, 1);
  expect(hasEnded(memory.store.events())).toBe(false);
});

test("every report pool is disjoint from every other pool, whatever the sizes, and depends on no later one", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 }), (seed, size, pools) => {
      const sizes = { search: size, selection: size, report: size };
      const base = seedPools(seed, sizes);
      const reports = Array.from({ length: pools }, (_, index) => seedPools(seed, sizes, { reportPool: index }));
      for (const { search: searched, selection } of reports)
        expect([searched, selection]).toEqual([base.search, base.selection]);
      const all = [...base.search, ...base.selection, ...reports.flatMap(({ report }) => report)];
      expect(new Set(all).size).toBe(all.length);
    }),
    { numRuns: 50 },
  );
});

test("a log without extension is its plan's one part", () => {
  const events: RunEvent[] = [{ type: "generation-ended", generation: 1, best: null, fitness: null }];
  expect(currentPart(events, plan)).toEqual({ part: 0, after: 0, until: 2, reportPool: 0 });
});
