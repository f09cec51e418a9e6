import { expect, test } from "vitest";
import { byFitnessLessError } from "../../../src/evolution/rankings/less-error.ts";
import { createRandom } from "../../../src/core/random.ts";
import { rankingOver } from "../../../src/evolution/ranking.ts";
import { testRanking, trainedLesson } from "../../conformance/ranking.ts";

const ranking = byFitnessLessError(1);
testRanking(ranking);

const idsOf = (lessons: Parameters<typeof ranking.order>[0], of = ranking): string[] =>
  of.order(lessons).map(({ candidate }) => candidate.id);

test("who learns now and then stands behind who is nearly as good each time", () => {
  const lottery = trainedLesson("lottery", [2, 0, 2, 0]);
  const steady = trainedLesson("steady", [0.8, 0.9, 0.8, 0.9]);
  expect(idsOf([lottery, steady])).toEqual(["steady", "lottery"]);
  expect(idsOf([lottery, steady], byFitnessLessError(0))).toEqual(["lottery", "steady"]);
});

test("one training has the error that the others show; where nobody has two, nothing is taken off", () => {
  const once = trainedLesson("once", [1]);
  const often = trainedLesson("often", [0.4, 1.2, 0.4, 1.2, 0.4, 1.2, 0.4, 1.2]);
  expect(idsOf([once, often])).toEqual(["often", "once"]);
  expect(idsOf([trainedLesson("poor", [0.5]), once])).toEqual(["once", "poor"]);
});

test("the spread is that of all that the search knows, whoever is asked about", () => {
  const noisy = trainedLesson("noisy", [0, 4, 0, 4]);
  const [once, thrice] = [trainedLesson("once", [1.2]), trainedLesson("thrice", [1, 1, 1])];
  const known = rankingOver(ranking, { archive: [noisy, once, thrice], interventions: [] });
  expect(idsOf([once, thrice], known)).toEqual(["thrice", "once"]);
});

test("what is taken off, by hand: of 2 and 0 beside 1 and 1 the variance is 1 in all, the errors √(3/4) and √(1/4)", () => {
  const { reason } = ranking.compare(trainedLesson("apart", [2, 0]), trainedLesson("alike", [1, 1]));
  expect(reason).toContain("less a standard error apart has 0.1340, alike 0.5");
});

test("of candidates of equal worth one lucky seed leads less often than by the mean", () => {
  const random = createRandom(3);
  let [byMean, lessError] = [0, 0];
  for (let trial = 0; trial < 50; trial++) {
    const draw = (count: number) => Array.from({ length: count }, () => random.normal());
    const lessons = [trainedLesson("measured", draw(6)), ...["a", "b", "c"].map((id) => trainedLesson(id, draw(1)))];
    if (idsOf(lessons, byFitnessLessError(0))[0] !== "measured") byMean++;
    if (idsOf(lessons, byFitnessLessError(2))[0] !== "measured") lessError++;
  }
  expect(lessError).toBeLessThan(0.7 * byMean);
});
