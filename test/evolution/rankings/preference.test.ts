import { describe, expect, test } from "vitest";
import { episodesOf, type Lesson } from "../../../src/core/brief.ts";
import type { Intervention } from "../../../src/core/intervention.ts";
import type { EpisodeOutcome } from "../../../src/core/outcome.ts";
import { createRandom } from "../../../src/core/random.ts";
import { byPreference, likedEpisodes, preferredOf } from "../../../src/evolution/rankings/preference.ts";
import { spearman } from "../../../src/core/statistics.ts";
import { byFitness } from "../../../src/evolution/ranking.ts";
import { runSearch } from "../../../src/evolution/search.ts";
import type { Between, Ranking } from "../../../src/evolution/types.ts";
import { testRanking, trainedLesson } from "../../conformance/ranking.ts";
import { fakeDependencies, fakeDesigner, fakePlan, fakeResult, memoryStore } from "../fakes.ts";

const at = (value: number) => ({ first: 0, last: value, mean: value, min: 0, max: value });

/** A candidate that does something: `speed` and `sway` are what is seen of it; its fitness is against both. */
const doing = (id: string, { speed, sway }: { speed: number; sway: number }): Lesson => {
  const plain = trainedLesson(id, [-speed]);
  const episode: EpisodeOutcome = {
    fitness: -speed,
    success: false,
    return: 0,
    length: 10,
    ending: "truncated",
    features: { speed: at(speed), sway: at(sway) },
  };
  const { outcome } = plain.candidate;
  if (outcome.kind !== "trained") throw new Error("trained");
  const job = {
    kind: "train",
    reward: null,
    environment: { name: "", hash: "", options: {} },
    task: { name: "" },
    learner: "",
    budget: { steps: 1, episodes: 1, checkpoints: 1 },
    seed: 1,
  } as const;
  const result = { ...fakeResult(job), episodes: [episode] };
  return { ...plain, candidate: { ...plain.candidate, outcome: { ...outcome, results: [result] } } };
};

const random = createRandom(5);
const archive = Array.from({ length: 12 }, (_, index) =>
  doing(`g1-c${index + 1}`, { speed: random.uniform(), sway: random.uniform() }),
);
const speedOf = ({ candidate: { outcome } }: Lesson) =>
  outcome.kind === "trained" ? -outcome.fitness.mean : Number.NaN;
const over = (interventions: Intervention[], of = archive) =>
  byPreference.over?.({ archive: of, interventions }) as Ranking;
const ids = (lessons: readonly Lesson[]) => lessons.map(({ candidate }) => candidate.id);
/** Fastest first, of the first eight: what a person says who likes speed. */
const likesSpeed: Intervention = {
  kind: "ranking",
  order: archive
    .slice(0, 8)
    .toSorted((left, right) => speedOf(right) - speedOf(left))
    .map(({ candidate }) => [candidate.id]),
};

testRanking(byPreference);
testRanking({ ...over([likesSpeed]), name: "preference after answers" });

describe("what a person said of some orders all", () => {
  test("those that nobody compared too, against their fitness", () => {
    const order = over([likesSpeed]).order(archive);
    const unseen = order.filter((lesson) => archive.indexOf(lesson) >= 8);
    expect(ids(unseen)).toEqual(ids(archive.slice(8).toSorted((left, right) => speedOf(right) - speedOf(left))));
    const [best] = archive.toSorted((left, right) => speedOf(right) - speedOf(left));
    expect(order[0]).toBe(best);
  });

  test("of best and worst, one pair; the opposite said, the opposite order", () => {
    const order = archive.toSorted((left, right) => speedOf(right) - speedOf(left));
    const [best, worst] = [order[0]?.candidate.id ?? "", order.at(-1)?.candidate.id ?? ""];
    const { verdict, reason } = over([{ kind: "picked", best, worst }]).compare(
      order[0] as Lesson,
      order.at(-1) as Lesson,
    );
    expect([verdict, reason]).toEqual([
      "wins",
      expect.stringMatching(`^${best} is preferred to ${worst} at [0-9.]+ % \\(pairs compared: 1\\)$`),
    ]);
    expect(
      over([{ kind: "picked", best: worst, worst: best }]).compare(order[0] as Lesson, order.at(-1) as Lesson).verdict,
    ).toBe("loses");
  });

  test("no difference alone leaves everything a tie, in the order of age", () => {
    const same = over([{ kind: "ranking", order: [ids(archive)] }]);
    expect(same.compare(archive[0] as Lesson, archive[1] as Lesson).verdict).toBe("tie");
    expect(ids(over([]).order(archive))).toEqual(ids(archive));
  });

  test("what was said of a candidate itself weighs more than what was said of those that look like it", () => {
    // All but the fastest, of whom it is said that they are the best: speed is disliked otherwise.
    const slowFirst = archive.toSorted((left, right) => speedOf(left) - speedOf(right));
    const fastest = slowFirst.at(-1) as Lesson;
    const others = slowFirst.slice(0, -1);
    const said: Intervention[] = [
      { kind: "ranking", order: others.map(({ candidate }) => [candidate.id]) },
      ...others.map(({ candidate }): Intervention => ({
        kind: "ranking",
        order: [[fastest.candidate.id], [candidate.id]],
      })),
    ];
    expect(ids(over(said).order(archive)).slice(0, 2)).toEqual(ids([fastest, others[0] as Lesson]));
  });

  test("each episode is liked by what it looks like, the random policy's too; nobody's before any answer", () => {
    const owned = [
      { owner: "random", episodes: episodesOf(archive[9] as Lesson).episodes },
      ...archive.map(episodesOf),
    ];
    const liked = likedEpisodes(owned, { archive, interventions: [likesSpeed] });
    expect(liked.map(({ owner }) => owner)).toEqual(["random", ...ids(archive)]);
    const speeds = owned.map(({ episodes }) => -(episodes[0]?.fitness ?? 0));
    expect(
      spearman(
        speeds,
        liked.map(({ values }) => values[0] as number),
      ),
    ).toBeGreaterThan(0.9);
    expect(likedEpisodes(owned, { archive, interventions: [] })).toEqual([]);
  });

  test("names of candidates that the archive does not hold are passed over", () => {
    expect(preferredOf({ archive, interventions: [{ kind: "picked", best: "g9-c1", worst: "g1-c1" }] }).answers).toBe(
      0,
    );
  });
});

test("what is said of it: agreement by leaving out, its best, and two that were not compared as the next question", () => {
  const { answers, agreement, best, ask } = preferredOf({ archive, interventions: [likesSpeed] });
  expect(answers).toBe(28);
  expect(agreement.of).toBe(28);
  expect(agreement.agreed / agreement.of).toBeGreaterThan(0.8);
  expect(best).toBe(over([likesSpeed]).order(archive)[0]?.candidate.id);
  const seen = new Set(ids(archive.slice(0, 8)));
  expect(ask?.every((id) => seen.has(id))).toBe(false);
  expect(preferredOf({ archive, interventions: [] })).toMatchObject({ answers: 0, best: null, agreement: { of: 0 } });
});

describe("in a search", () => {
  /** Likes the least fit of the first generation, before the second. */
  const between: Between = async (generation) =>
    generation === 2
      ? { interventions: [{ kind: "ranking", order: [["g1-c2"], ["g1-c3"], ["g1-c1"]] }], taken: [1] }
      : { interventions: [], taken: [] };
  const search = async (ranking: Ranking) => {
    const memory = memoryStore();
    const { designer, briefs } = fakeDesigner(({ generation }) =>
      generation === 1 ? ["quality:0.9", "quality:0.1", "quality:0.5"] : ["quality:0.8", "quality:0.2", "quality:0.6"],
    );
    const plan = { ...fakePlan, generations: 2, samples: 3, selectionSeeds: 0 };
    const { summary } = await runSearch(plan, fakeDependencies({ store: memory.store, designer, ranking, between }));
    const events = [...memory.records.values()];
    const notices = events.flatMap((event) => (event.type === "notice" ? [event.message] : []));
    return {
      best: summary.best?.candidate,
      parents: briefs[1]?.parents.map(({ candidate }) => candidate.id),
      notices,
      briefs,
    };
  };

  test("it selects: parents and the best are who is liked, not who is fit", async () => {
    const { best, parents } = await search(byPreference);
    expect([best, parents]).toEqual(["g1-c2", ["g1-c2"]]);
  });

  test("it advises: fitness selects, and what the comparisons come to is said and stands in the brief", async () => {
    const { best, parents, notices, briefs } = await search(byFitness);
    expect([best, parents]).toEqual(["g1-c1", ["g1-c1"]]);
    expect(notices).toContainEqual(
      expect.stringMatching(
        /^by 3 comparisons g1-c2 is preferred to all others and g1-c1 is liked least; each answer left out in turn, the others foretell [0-9.]+ of 3; the next comparison that would tell most: g1-c\d with g1-c\d$/,
      ),
    );
    expect(briefs[0]?.preferred).toBeUndefined();
    expect(briefs[1]?.preferred).toMatchObject({ best: "g1-c2", worst: "g1-c1", answers: 3 });
  });
});
