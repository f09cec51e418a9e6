import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import { viewOf } from "../../src/core/run-view.ts";
import { byFitness, standingOf } from "../../src/evolution/ranking.ts";
import type { Lesson } from "../../src/core/brief.ts";
import type { EpisodeOutcome, TrainingResult } from "../../src/core/outcome.ts";
import { keepFirst } from "../../src/evolution/keep-first.ts";
import { runSearch } from "../../src/evolution/search.ts";
import type { Ranking } from "../../src/evolution/types.ts";
import { testRanking, trainedLesson } from "../conformance/ranking.ts";
import { fakeDependencies, fakeDesigner, fakePlan, memoryStore } from "./fakes.ts";

testRanking(byFitness);
testRanking(keepFirst(byFitness, { rule: "hard" }));

const keepingOf = (kept: number) => [
  {
    expression: "x < 1",
    episodes: 20,
    kept,
    first: kept === 20 ? null : { episode: 4, step: 60, seconds: 1.2, seed: 1 },
  },
];
const breaker = (values: number[], kept = 17) => ({ ...trainedLesson("breaker", values), keeping: keepingOf(kept) });
const keeper = (values: number[]) => ({ ...trainedLesson("keeper", values), keeping: keepingOf(20) });

test.each([
  // Leads of a tenth: with an error of 0.95, and with none.
  [
    "soft",
    [2, 1],
    [1, 1.9],
    "keeper",
    "keeper keeps all constraints; breaker, which leads it by 0.05 ± 0.95, breaks `x < 1` (broken in 3 of 20 episodes, at the earliest after 1.2 s",
  ],
  ["soft", [1.1, 2.1, 3.1], [1, 2, 3], "breaker", "breaker leads keeper by 0.1 ± "],
  ["hard", [1.1, 2.1, 3.1], [1, 2, 3], "keeper", "which leads it by 0.1"],
  ["hard", [100], [-100], "keeper", "which leads it by 200, breaks"],
] as const)("%s: %j that breaks against %j that keeps: %s is first", (rule, breaks, keeps, first, reason) => {
  const ranking = keepFirst(byFitness, { rule });
  const archive = [breaker([...breaks]), keeper([...keeps])];
  const order = ranking.order(archive);
  expect(order[0]?.candidate.id).toBe(first);
  const answer = ranking.compare(order[0]!, order[1]!);
  expect(answer.verdict).toBe("wins");
  expect(answer.reason).toContain(reason);
  expect(answer.reason).toContain("breaks `x < 1`");
});

test("an episode of twenty that breaks is a broken constraint", () => {
  const ranking = keepFirst(byFitness, { rule: "hard" });
  expect(ranking.order([breaker([9], 19), keeper([1])])[0]?.candidate.id).toBe("keeper");
  expect(ranking.order([breaker([9], 20), keeper([1])])[0]?.candidate.id).toBe("breaker");
});

const keeperBy = (id: string, values: number[], slack: number): Lesson => ({
  ...trainedLesson(id, values),
  keeping: keepingOf(20).map((each) => ({ ...each, slack: [slack] })),
});

test("of keepers within an error of the first the one with the most room is first, where anybody breaks one", () => {
  const hair = keeperBy("hair", [2, 1], 0.01);
  const roomy = keeperBy("roomy", [1, 1.9], 0.4);
  const idle = keeperBy("idle", [0.5, 0.4], 0.9);
  for (const rule of ["soft", "hard"] as const) {
    const ranking = keepFirst(byFitness, { rule });
    const ids = (...archive: Lesson[]) => ranking.order(archive).map(({ candidate }) => candidate.id);
    expect(ids(hair, idle, roomy, breaker([0, 0]))).toEqual(["roomy", "hair", "idle", "breaker"]);
    expect(ids(hair, idle, roomy)).toEqual(["hair", "roomy", "idle"]);
    expect(ranking.compare(roomy, hair)).toMatchObject({
      verdict: "tie",
      reason: expect.stringMatching(/: a tie; roomy keeps its constraints with more room$/),
    });
  }
  // Within an error of a breaker, room does not make up for a clear lead.
  const first = keepFirst(byFitness, { rule: "soft" }).order([breaker([2.05, 1.05]), hair, keeperBy("far", [1, 1], 1)]);
  expect(first[0]?.candidate.id).toBe("breaker");
});

test("hard: who answers the task with a tenth of the bound to spare goes before who keeps it by a hair, where anybody breaks one", () => {
  const ranking = keepFirst(byFitness, { rule: "hard" });
  const keepers = [
    keeperBy("highest", [2, 2.1], 0.02),
    keeperBy("hair", [1.8, 1.9], 0.09),
    keeperBy("clear", [1.5, 1.6], 0.1),
    keeperBy("idle", [0.5, 0.6], 0.9),
  ];
  const ids = (...others: Lesson[]) => ranking.order([...keepers, ...others]).map(({ candidate }) => candidate.id);
  expect(ids(breaker([0, 0])).slice(1)).toEqual(["clear", "hair", "idle", "breaker"]);
  expect(ids()).toEqual(["highest", "hair", "clear", "idle"]);
});

test("what another ranking tells apart by itself is a clear lead, and what it calls a tie is none", () => {
  const called = (verdict: "wins" | "tie"): Ranking => ({
    ...byFitness,
    name: "another",
    compare: (left, right) => ({
      verdict: verdict === "tie" ? "tie" : left.candidate.id === "breaker" ? "wins" : "loses",
      reason: `${left.candidate.id} ${right.candidate.id}`,
    }),
  });
  const archive = [breaker([2, 2]), keeper([1, 1])];
  const first = (verdict: "wins" | "tie") =>
    keepFirst(called(verdict), { rule: "soft" }).order(archive)[0]?.candidate.id;
  expect([first("wins"), first("tie")]).toEqual(["breaker", "keeper"]);
});

test("with one seed in common the error is that of its evaluation episodes, paired", () => {
  const withEpisodes = (lesson: Lesson, values: readonly number[]): Lesson => {
    const { outcome } = lesson.candidate;
    if (outcome.kind !== "trained") throw new Error("not trained");
    const episodes = values.map((fitness) => ({ fitness }) as EpisodeOutcome);
    const results = [{ seed: 1, episodes } as unknown as TrainingResult];
    return { ...lesson, candidate: { ...lesson.candidate, outcome: { ...outcome, results } } };
  };
  const first = (breaks: number[], keeps: number[]) =>
    keepFirst(byFitness, { rule: "soft" }).order([
      withEpisodes(breaker([2]), breaks),
      withEpisodes(keeper([1.9]), keeps),
    ])[0]?.candidate.id;
  expect(first([2, 2, 2], [1.9, 1.9, 1.9])).toBe("breaker");
  expect(first([4, 0, 2], [0, 3.7, 2])).toBe("keeper");
});

const compared = (left: number[], right: number[], first = 1) =>
  byFitness.compare(trainedLesson("a", left), trainedLesson("b", right, { first }));

test.each([
  // The same seeds, always a tenth less: paired, there is no noise at all.
  [[1.1, 2.1, 3.1], [1, 2, 3], "wins", "a leads b by 0.1 ± "],
  [[1, 2, 3], [1.5, 2.6, 3.4], "loses", "b leads a by 0.5 ± 0.05774 on 3 seeds"],
  [[2, 1], [1, 1.9], "tie", "a leads b by 0.05 ± 0.95 on 2 seeds: a tie"],
  [[9], [1], "tie", "a leads b by 8 on one seed, which has no error: a tie"],
  [[1, 2], [2, 1], "tie", "a and b have the same mean on 2 seeds: a tie"],
] as const)("%j against %j: %s", (left, right, verdict, reason) => {
  const answer = compared([...left], [...right]);
  expect(answer.verdict).toBe(verdict);
  expect(answer.reason).toContain(reason);
});

test("only seeds that both were trained on are compared", () => {
  // Seeds 1, 2, 3 and 2, 3: what seed 1 gave is luck that the other had no chance of.
  const { verdict, reason } = compared([100, 2, 3.1], [2.5, 3.7], 2);
  expect(verdict).toBe("loses");
  expect(reason).toContain("on 2 seeds");
  expect(compared([5], [1], 7).reason).toContain("with no seed in common");
});

test("a standing says who is first and how clear, also of one and of nobody", () => {
  const warned = trainedLesson("a", [1, 2], { warnings: 1 });
  const clean = trainedLesson("b", [1, 2]);
  expect(standingOf(byFitness, [warned, clean])).toEqual({
    order: ["b", "a"],
    by: "fitness",
    reason: "b and a have the same mean on 2 seeds: a tie",
  });
  expect(standingOf(byFitness, [warned]).reason).toBe("a alone was trained");
  expect(standingOf(byFitness, [])).toEqual({ order: [], by: "fitness", reason: "nothing was trained" });
});

/** Lowest first: what no reader that ranks by itself would say. */
const backwards: Ranking = {
  name: "backwards",
  order: (lessons) => byFitness.order(lessons).toReversed(),
  compare: (left, right) => byFitness.compare(right, left),
};

test("a search heeds the ranking that it is given: parents, briefs, its best, and what its log says to every reader", async () => {
  const memory = memoryStore();
  const { designer, briefs } = fakeDesigner((brief, count) =>
    Array.from({ length: count }, (_, index) => `quality:0.${brief.generation}${index}`),
  );
  const plan = { ...fakePlan, generations: 2, samples: 3, leaders: 1 };
  const dependencies = fakeDependencies({ store: memory.store, designer, ranking: backwards });
  const { summary } = await runSearch(plan, dependencies);
  const events: RunEvent[] = memory.store.events() as RunEvent[];
  const ended = events.filter((event) => event.type === "generation-ended");
  expect(ended.map(({ by }) => by)).toEqual(["backwards", "backwards"]);
  const fitness = new Map(
    events.flatMap((event) => (event.type === "candidate-evaluated" ? [[event.id, event.fitness]] : [])),
  );
  for (const { order = [], best } of ended) {
    const scores = order.map((id) => fitness.get(id) as number);
    expect(scores).toEqual(scores.toSorted((left, right) => left - right));
    expect(best).toBe(order[0]);
  }
  const second = briefs.find(({ generation }) => generation === 2);
  expect(second?.ranking).toEqual(ended[0]?.order);
  expect(second?.parents[0]?.candidate.id).toBe(ended[0]?.best);
  expect(viewOf(events).best).toMatchObject({ id: ended[1]?.best, reason: ended[1]?.reason });
  expect(summary.best?.candidate).toBe(ended[1]?.best);
});
