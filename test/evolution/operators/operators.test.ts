import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Brief, Lesson } from "../../../src/core/brief.ts";
import { createRandom, deriveSeed } from "../../../src/core/random.ts";
import { nextPoint } from "../../../src/evolution/operators/evolve-weights.ts";
import { withOperators, type OperatorName } from "../../../src/evolution/operators/operators.ts";
import { compileReward } from "../../../src/reward/compile.ts";
import { parseReward } from "../../../src/reward/program.ts";
import { trainedLesson } from "../../conformance/ranking.ts";
import { fakeDesigner } from "../fakes.ts";

const text = (weights: string, terms: string) =>
  `import type { Step } from "environment";\n\nexport const weights = ${weights};\n\nexport function terms({ next, action }: Step) {\n  return { ${terms} };\n}\n`;

const lesson = (id: string, source: string): Lesson => {
  const parsed = parseReward(source);
  if (parsed.kind !== "program") throw new Error(source);
  const known = trainedLesson(id, [1]);
  return { ...known, candidate: { ...known.candidate, reward: compileReward(parsed.program) } };
};

/** Best first. */
const briefOf = (archive: Lesson[], generation = 2): Brief =>
  ({
    archive,
    parents: archive.slice(0, 1),
    ranking: archive.map(({ candidate }) => candidate.id),
    generation,
    seed: 3,
  }) as unknown as Brief;

const proposed = async (names: OperatorName[], brief: Brief, count = 4) => {
  const { designer } = fakeDesigner();
  const asked: number[] = [];
  const counting = {
    ...designer,
    propose: (of: Brief, own: number) => (asked.push(own), designer.propose(of, own)),
  };
  const arrived: number[] = [];
  const proposals = await withOperators(counting, names).propose(brief, count, (sample) => void arrived.push(sample));
  return { proposals, asked, arrived, operators: proposals.map((proposal) => proposal?.origin.operator) };
};

const upright = lesson("g1-c1", text("{ up: 1, calm: 0.1 }", "up: next.pole.angle, calm: -(action.force ** 2)"));
const sibling = lesson("g1-c2", text("{ up: 4, calm: 0.4 }", "up: next.pole.angle, calm: -(action.force ** 2)"));
const centred = lesson("g1-c3", text("{ middle: 2 }", "middle: -Math.abs(next.cart.position)"));

test("each operator makes the last samples of a generation in which something was measured, the designer the others", async () => {
  const { operators, asked, arrived } = await proposed(["weights", "crossover"], briefOf([upright, sibling, centred]));
  expect(operators).toEqual(["sample", "sample", "weights", "crossover"]);
  expect(asked).toEqual([2]);
  expect(arrived).toEqual([2, 3]);
  const first = await proposed(["weights", "crossover"], briefOf([]));
  expect(first.operators).toEqual(["sample", "sample", "sample", "sample"]);
  const one = await proposed(["weights", "crossover"], briefOf([upright, centred]), 1);
  expect(one.operators).toEqual(["sample"]);
});

test("what an operator cannot make the designer writes", async () => {
  expect((await proposed(["crossover", "weights"], briefOf([centred]))).operators).toEqual(Array(4).fill("sample"));
  expect((await proposed(["crossover"], briefOf([upright, sibling]))).operators).toEqual(Array(4).fill("sample"));
});

test("crossover puts a term of a worse one into a better one, whole, and tells of both", async () => {
  const { proposals } = await proposed(["crossover"], briefOf([upright, centred]));
  const { text: source, origin } = proposals.at(-1)!;
  const made = parseReward(source);
  expect(made.kind === "program" && made.program.weights).toEqual({ up: 1, calm: 0.1, middle: 2 });
  expect(origin).toEqual({
    operator: "crossover",
    parents: ["g1-c3", "g1-c1"],
    note: "middle of g1-c3 put into g1-c1",
  });
  const crossed = lesson("g2-c4", source);
  expect((await proposed(["crossover"], briefOf([crossed, upright, centred]))).operators).not.toContain("crossover");
});

test("weights change the best one's numbers and nothing else, otherwise in each generation and equally when asked again", async () => {
  const of = async (generation: number) => {
    const { proposals } = await proposed(["weights"], briefOf([upright, sibling, centred], generation));
    return proposals.at(-1)!;
  };
  const { text: source, origin } = await of(2);
  expect(await of(2)).toEqual({ text: source, origin });
  expect((await of(3)).text).not.toBe(source);
  expect(origin.parents).toEqual(["g1-c1"]);
  const made = parseReward(source);
  if (made.kind !== "program") throw new Error(source);
  expect(made.program.weights["up"]).toBeGreaterThan(0);
  expect(made.program.weights).not.toEqual(upright.candidate.reward?.weights);
  const line = (program: string) => program.split("\n").filter((each) => !each.includes("const weights"));
  expect(line(source)).toEqual(line(upright.candidate.reward?.source ?? ""));
});

test("weights of a generation after another come nearer to the optimum of a bowl than the first draws were", () => {
  const distances = Array.from({ length: 12 }, (_, run) => {
    const random = createRandom(deriveSeed("bowl", run));
    const optimum = [2, -1, 1];
    const distance = (point: readonly number[]) => Math.hypot(...point.map((value, axis) => value - optimum[axis]!));
    const tried: number[][] = [[0, 0, 0]];
    for (let step = 0; step < 60; step++) {
      tried.push(nextPoint(tried, random));
      tried.sort((left, right) => distance(left) - distance(right));
    }
    return distance(tried[0] as number[]) / distance([0, 0, 0]);
  });
  expect(distances.toSorted((left, right) => left - right)[6]).toBeLessThan(0.35);
});

test("the next point is finite whatever was tried", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }).chain((size) =>
        fc.array(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: size, maxLength: size }), {
          minLength: 1,
          maxLength: 12,
        }),
      ),
      (tried) => {
        const point = nextPoint(tried, createRandom(1));
        expect(point).toHaveLength(tried[0]!.length);
        expect(point.every(Number.isFinite)).toBe(true);
      },
    ),
  ));
