import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import { viewOf } from "../../src/core/run-view.ts";
import { byFitness, standingOf } from "../../src/evolution/ranking.ts";
import { runSearch } from "../../src/evolution/search.ts";
import type { Ranking } from "../../src/evolution/types.ts";
import { testRanking, trainedLesson } from "../conformance/ranking.ts";
import { fakeDependencies, fakeDesigner, fakePlan, memoryStore } from "./fakes.ts";

testRanking(byFitness);

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
