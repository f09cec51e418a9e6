import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import { createRunView, fold, viewOf } from "../../src/core/run-view.ts";
import type { RunView } from "../../src/core/run-view/types.ts";
import type { RunSummary } from "../../src/core/summary.ts";

const fixtures = join(import.meta.dirname, "../fixtures/run-folders/0.1.0");

type Logged = { key: string | null; event: RunEvent };

const readFixture = (name: string) => {
  const text = (file: string) => readFileSync(join(fixtures, name, file), "utf8");
  const log = text("events.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Logged);
  const hasEnded = existsSync(join(fixtures, name, "summary.json"));
  return { log, summary: hasEnded ? (JSON.parse(text("summary.json")) as RunSummary) : null };
};

/** A model's run with a repair, the built-in designer's, and one that was killed. */
const runs = [
  "20261129-034524_mountain-car-reach_83ee7d",
  "20261129-034536_cartpole-balance_880dc9",
  "20261129-034543_cartpole-balance_508357",
].map(readFixture);
const [modelled, drawn, killed] = runs as [(typeof runs)[0], (typeof runs)[0], (typeof runs)[0]];

const eventsOf = ({ log }: { log: readonly Logged[] }): RunEvent[] => log.map(({ event }) => event);

test.each([modelled, drawn])(
  "what a summary says that was spent, avoided and reached, its log says too",
  ({ log, summary }) => {
    const view = viewOf(eventsOf({ log }));
    expect(view.status).toBe(summary?.status);
    // Version 0.1.0 did not count steps of evaluation.
    expect(view.spent).toMatchObject({ ...summary?.spent, evaluationSteps: 0 });
    expect(view.refused).toEqual(summary?.avoided);
    expect(view.summaries).toHaveLength(1);
    expect(Object.keys(view.running)).toEqual([]);
    // The search's own leader; confirmation took it, as one leader was asked for.
    expect(view.best?.id).toBe(summary?.best?.candidate);
    expect(view.confirmation).toEqual({ selection: [], report: [] });
    for (const name of ["human", "sparse", "random"] as const) {
      const ended = (view.trainings[`reference:${name}`] ?? []).filter(({ pool }) => pool === "report");
      const bySeed = new Map(ended.map(({ seed, fitness }) => [seed, fitness]));
      const stated = summary?.references[name]?.fitness;
      expect(stated?.seeds.map((seed) => bySeed.get(seed))).toEqual(stated?.values);
    }
  },
);

test("a killed run is running for its log, with what it was at", () => {
  const view = viewOf(eventsOf(killed));
  expect(view).toMatchObject({ status: "running", generation: 1, generationsEnded: 0, best: null, summaries: [] });
  expect(view.plan).toMatchObject({ generations: 2, samples: 3 });
  expect(Object.keys(view.candidates)).toEqual(["g1-c1", "g1-c2", "g1-c3"]);
  expect(Object.values(view.running)).toHaveLength(4);
});

test("a log cut anywhere and gone on with is the same reading, and no reading changes an earlier one", () => {
  for (const run of runs) {
    const events = eventsOf(run);
    const all = viewOf(events);
    fc.assert(
      fc.property(fc.nat({ max: events.length }), (cut) => {
        const before = viewOf(events.slice(0, cut));
        const kept = JSON.stringify(before);
        expect(events.slice(cut).reduce(fold, before)).toEqual(all);
        expect(JSON.stringify(before)).toBe(kept);
      }),
      { numRuns: 15 },
    );
  }
});

test("what is told twice is counted once: at once, and when a resumed run tells the recorded ones from the start", () => {
  for (const run of runs) {
    const events = eventsOf(run);
    expect(viewOf(events.flatMap((event) => [event, event]))).toEqual(viewOf(events));
    const recorded = run.log.filter(({ key }) => key !== null).map(({ event }) => event);
    fc.assert(
      fc.property(fc.nat({ max: recorded.length }), fc.nat({ max: events.length }), (first, cut) => {
        // Some of those that stood in the log when the run was opened, in their order.
        const known = viewOf(events.slice(0, cut));
        const again = recorded.slice(first).filter((event) => events.slice(0, cut).includes(event));
        expect(again.reduce(fold, known)).toEqual(known);
      }),
      { numRuns: 15 },
    );
  }
});

const proposed = (id: string, text = id): RunEvent => ({
  type: "candidate-proposed",
  generation: Number(id[1]),
  index: Number(id.at(-1)) - 1,
  id,
  text,
  origin: { operator: "sample", parents: [], note: "" },
});
const scored = (id: string, fitness: number): RunEvent[] => [
  proposed(id),
  { type: "candidate-evaluated", id, fitness, success: 0, outcome: "trained", diagnosis: null },
];
const remeasured = (id: string, seeds: number, fitness: number): RunEvent => ({
  type: "candidate-remeasured",
  id,
  seeds,
  fitness,
  success: 0,
  diagnosis: null,
});
const over = (generation: number, order: string[], reason = "leads"): RunEvent => ({
  type: "generation-ended",
  generation,
  best: order[0] ?? null,
  fitness: null,
  order,
  by: "fitness",
  reason,
});
const trained = (owner: string, job: string): RunEvent => ({
  type: "training-ended",
  owner,
  pool: "search",
  seed: 1,
  job,
  outcome: "trained",
  fitness: 1,
  success: 1,
  environmentSteps: 100,
  evaluationSteps: 10,
  artifact: `trainings/${job}.json`,
  hash: "",
});

test("who is best is what the ranking said, until one that was decided since is higher", () => {
  const ranked = [
    ...scored("g1-c1", 2),
    ...scored("g1-c2", 3),
    over(1, ["g1-c1", "g1-c2"], "g1-c1 has fewer warnings"),
  ];
  expect(viewOf(ranked).best).toMatchObject({ id: "g1-c1", fitness: 2, reason: "g1-c1 has fewer warnings" });
  expect(viewOf([...ranked, ...scored("g2-c1", 1.9)]).best?.id).toBe("g1-c1");
  const ahead = viewOf([...ranked, ...scored("g2-c1", 2.5)]).best;
  expect(ahead).toMatchObject({ id: "g2-c1", fitness: 2.5 });
  expect(ahead?.reason).toContain("has not ended");
});

test("a best that was measured again and fell is none, and a late telling of its first score changes nothing", () => {
  const events = [...scored("g1-c1", 3), ...scored("g1-c2", 2), over(1, ["g1-c1", "g1-c2"]), remeasured("g1-c1", 3, 1)];
  expect(viewOf(events).best?.id).toBe("g1-c2");
  expect(viewOf([...events, ...scored("g1-c1", 3), over(1, ["g1-c1", "g1-c2"])]).best?.id).toBe("g1-c2");
  expect(viewOf([...events, remeasured("g1-c1", 2, 9)]).candidates["g1-c1"]?.fitness).toBe(1);
});

test("generations that a person asked for are of the plan, those asked for at the end of an earlier part are not", () => {
  const config = { plan: { generations: 3 } } as Extract<RunEvent, { type: "run-started" }>["config"];
  const asked = (generation: number, part?: number): RunEvent => ({
    type: "interventions-taken",
    generation,
    interventions: [{ kind: "budget", generations: 2 }],
    taken: [],
    ...(part !== undefined && { part }),
  });
  const extended: RunEvent = {
    type: "search-extended",
    part: 1,
    after: 5,
    until: 6,
    reportPool: 0,
    reportSeeds: [],
    caps: {},
  };
  const events = [{ type: "run-started", run: "runs/1", config } as RunEvent, asked(2), asked(2)];
  const planned = (...more: RunEvent[]) => viewOf([...events, ...more]).plan?.generations;
  expect(planned()).toBe(5);
  expect(planned(extended)).toBe(6);
  expect(planned(extended, asked(6))).toBe(6);
  expect(planned(extended, asked(6), asked(6, 1))).toBe(8);
  expect(planned(extended, asked(7))).toBe(8);
});

test("a shared training belongs to both and is paid for once", () => {
  const view = viewOf([
    proposed("g1-c1"),
    proposed("g1-c2"),
    trained("g1-c1", "j"),
    { type: "training-shared", owner: "g1-c2", pool: "search", seed: 1, job: "j" },
  ]);
  expect(view.trainings["g1-c2"]).toMatchObject([{ job: "j", fitness: 1, sharedFrom: "g1-c1" }]);
  expect(view.spent).toMatchObject({ trainings: 1, trainingSteps: 100, evaluationSteps: 10, environmentSteps: 110 });
});

test("a check belongs to its training, whoever it was for, and what is told twice is one check", () => {
  const breach = { episode: 1, step: 3, seconds: 0.3 };
  const check = (expression: string, breaches = [breach]) => ({ expression, episodes: 4, breaches });
  const told = { type: "constraints-checked", owner: "g1-c1", pool: "search", seed: 1, job: "j", steps: 40 } as const;
  const events: RunEvent[] = [
    { ...told, checks: [check("x < 1")] },
    { ...told, checks: [check("x < 1")] },
    // One that came later was looked for alone.
    { ...told, checks: [check("y < 1", [])] },
  ];
  const view = viewOf(events);
  expect(view.checks).toEqual({ j: [check("x < 1"), check("y < 1", [])] });
  expect(view.spent.environmentSteps).toBe(0);
});

test("parts of one training are one training and the sum of their steps", () => {
  const part = (job: string, from: number | null, until: number | null) => ({
    ...trained("g1-c1", job),
    part: { from, until },
  });
  const { spent } = viewOf([
    proposed("g1-c1"),
    part("a", null, 25),
    part("b", 25, 50),
    part("c", 50, null),
  ] as RunEvent[]);
  expect(spent).toMatchObject({ trainings: 1, trainingSteps: 300 });
});

test("programs that were mended are refused programs as well as those that were given up", () => {
  const error = { rule: "types/unknown-field", severity: "error", line: 1, column: 1, message: "", hint: "" } as const;
  const { refused, spent } = viewOf([
    proposed("g1-c1"),
    proposed("g1-c2"),
    { type: "candidate-repaired", id: "g1-c1", attempt: 1, text: "", refusedBy: "types" },
    { type: "candidate-repaired", id: "g1-c1", attempt: 2, text: "", refusedBy: "probes" },
    { type: "candidate-rejected", id: "g1-c2", diagnostics: [error] },
  ]);
  expect(refused).toEqual({ types: 2, probes: 1 });
  expect(spent.rejected).toBe(1);
});

test("an extended run goes on with what was wanted of it; the end of its first part, told again, does not end it", () => {
  const end = eventsOf(drawn).at(-1) as RunEvent;
  const extension: RunEvent = {
    type: "search-extended",
    part: 1,
    after: 2,
    until: 5,
    reportPool: 1,
    reportSeeds: [1],
    caps: {},
  };
  const view = viewOf([...eventsOf(drawn), extension]);
  expect(view).toMatchObject({ status: "running", plan: { generations: 5 }, extensions: [{ part: 1 }] });
  expect([end, extension].reduce(fold, view)).toEqual(view);
});

test("a whole log is read in a small part of the time that its views one by one take, to the same view", () => {
  const events = Array.from({ length: 1000 }, (_, index) => [
    ...scored(`g${index}-c1`, Math.sin(index)),
    trained(`g${index}-c1`, `j${index}`),
  ]).flat();
  const timed = (read: () => RunView): [RunView, number] => {
    const started = process.cpuUsage();
    const view = read();
    const { user, system } = process.cpuUsage(started);
    return [view, user + system];
  };
  const [oneByOne, slow] = timed(() => events.reduce(fold, createRunView()));
  const [whole, quick] = timed(() => viewOf(events));
  expect(whole).toEqual(oneByOne);
  expect(slow / quick).toBeGreaterThan(4);
});

test("a view that was kept is not changed by what is read on from it", () => {
  const kept = viewOf([...scored("g1-c1", 1)]);
  const text = JSON.stringify(kept);
  fold(kept, remeasured("g1-c1", 3, 2));
  viewOf([...scored("g1-c1", 1), remeasured("g1-c1", 3, 2)]);
  expect(JSON.stringify(kept)).toBe(text);
});

test("nothing was reached and spent before the first event", () => {
  expect(viewOf([])).toEqual(createRunView());
  expect(createRunView().best).toBeNull();
});
