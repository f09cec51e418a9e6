import { expect, test } from "vitest";
import { diagnose } from "../../src/analyzer/diagnose.ts";
import type { Brief, Lesson } from "../../src/core/brief.ts";
import { renderDiagnosis } from "../../src/designer/reflection.ts";
import { createSymbolicDesigner } from "../../src/designer/symbolic/designer.ts";
import { toldBrief, withTold } from "../../src/designer/told.ts";
import { briefOf, hold, lessonOf, randomEpisodes } from "./symbolic/fixtures/toys.ts";

const designer = createSymbolicDesigner();

const lessons = async (seed: number): Promise<Lesson[]> => {
  const first = await designer.propose(briefOf(hold, seed, { episodes: randomEpisodes(hold, seed) }), 4);
  return first.map(({ text, origin }, index) => lessonOf(text, { id: `g1-c${index + 1}`, origin, toy: hold, seed }));
};

const second = (archive: Lesson[], seed = 1): Brief =>
  briefOf(hold, seed, { generation: 2, parents: archive.slice(0, 1), archive, episodes: randomEpisodes(hold, seed) });

const scored = (lesson: Lesson, fitness: number): Lesson => {
  const { candidate } = lesson;
  if (candidate.outcome.kind !== "trained") throw new Error("not trained");
  const results = candidate.outcome.results.map((result) => ({
    ...result,
    fitness,
    curve: result.curve.map((point) => ({ ...point, fitness })),
    episodes: result.episodes.map((episode) => ({ ...episode, fitness, success: fitness > 0 })),
  }));
  const outcome = { ...candidate.outcome, fitness: { ...candidate.outcome.fitness, mean: fitness }, results };
  const reward = candidate.reward;
  return {
    candidate: { ...candidate, outcome },
    diagnosis: reward === null ? null : diagnose({ reward, results, episodes: [] }),
  };
};

test("told metrics, a designer has every figure and no judgement of the analyzer's", async () => {
  const archive = await lessons(1);
  const shown = toldBrief(second(archive), "metrics");
  for (const [place, { candidate, diagnosis }] of shown.archive.entries()) {
    expect(candidate).toEqual(archive[place]?.candidate);
    if (diagnosis === null) continue;
    expect(diagnosis.curve).toEqual(archive[place]?.diagnosis?.curve);
    expect(diagnosis.findings).toEqual([]);
    expect(diagnosis.terms.every(({ verdict }) => verdict === undefined)).toBe(true);
    expect(renderDiagnosis(diagnosis)).toContain("task score");
    expect(renderDiagnosis(diagnosis)).not.toMatch(/verdict|Findings|go with the task score/);
  }
});

test("told nothing, it proposes the same whatever the programs came to, and builds upon drawn ones", async () => {
  const archive = await lessons(2);
  const blind = withTold(designer, "blind");
  const proposed = async (values: readonly number[]) => {
    const known = archive.map((lesson, place) => scored(lesson, values[place] ?? 0));
    const ranked = known.toSorted((left, right) => fitnessOf(right) - fitnessOf(left));
    return blind.propose({ ...second(known, 2), parents: ranked.slice(0, 1) }, 6);
  };
  const [first, other] = [await proposed([1, 2, 3, 4]), await proposed([9, 0, -5, 1])];
  expect(first.map((proposal) => proposal?.text)).toEqual(other.map((proposal) => proposal?.text));
  // The designer that is told heeds them.
  const told = async (values: readonly number[]) => {
    const known = archive.map((lesson, place) => scored(lesson, values[place] ?? 0));
    return designer.propose({ ...second(known, 2), parents: known.slice(0, 1) }, 6);
  };
  expect((await told([1, 2, 3, 4])).map(({ text }) => text)).not.toEqual(
    (await told([9, 0, -5, 1])).map(({ text }) => text),
  );
  const parents = new Set(
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map(
        async (seed) => toldBrief({ ...second(archive, 2), seed }, "blind").parents[0]?.candidate.id,
      ),
    ),
  );
  expect(parents.size).toBeGreaterThan(1);
});

test("told as always, a brief stays what it is", async () => {
  const brief = second(await lessons(3));
  expect(toldBrief(brief, "causes")).toBe(brief);
  expect(withTold(designer, undefined)).toBe(designer);
});

const fitnessOf = ({ candidate: { outcome } }: Lesson): number =>
  outcome.kind === "trained" ? outcome.fitness.mean : Number.NEGATIVE_INFINITY;
