import { expect, test } from "vitest";
import type { Lesson } from "../../src/core/brief.ts";
import { createRandom } from "../../src/core/random.ts";
import { succession } from "../../src/evolution/succession.ts";
import { bred, knownOf } from "./strategies/told.ts";

const numbers = { searchSeeds: 1, remeasure: 40 };

const settled = (archive: readonly Lesson[], changes = {}) => {
  const { incumbent, remeasure } = succession(knownOf(archive, changes), numbers);
  return { incumbent: incumbent?.candidate.id, remeasure };
};

test("a leader on one seed is measured again before anything is built upon it", () => {
  expect(settled([bred("g1-c1", [3]), bred("g1-c2", [9]), bred("g1-c3", [1])]).remeasure).toEqual([
    { id: "g1-c2", seeds: 3 },
  ]);
});

test("a first runner-up is trained again only where the leader's further seeds do not stay above its score", () => {
  const others = [bred("g1-c1", [3]), bred("g1-c3", [1])];
  expect(settled([...others, bred("g1-c2", [9, 4, 5])])).toEqual({ incumbent: "g1-c2", remeasure: [] });
  // Ahead by the seed that it was chosen by alone.
  expect(settled([...others, bred("g1-c2", [9, 2, 3])]).remeasure).toEqual([{ id: "g1-c1", seeds: 3 }]);
  // Faded: the other leads now.
  expect(settled([...others, bred("g1-c2", [9, -1, 0])]).remeasure).toEqual([{ id: "g1-c1", seeds: 3 }]);
});

test("a lucky score fades: who is ahead on fresh seeds is built upon", () => {
  const archive = [bred("g1-c1", [3, 3, 3]), bred("g1-c2", [9, 2, 1])];
  expect(settled(archive)).toEqual({ incumbent: "g1-c1", remeasure: [] });
});

test("the seed that a challenger was chosen by does not speak for it", () => {
  // Ahead in the mean over all its seeds, and not on those beyond the first.
  const archive = [bred("g1-c1", [2, 2, 2]), bred("g1-c2", [1, 1, 1]), bred("g2-c1", [90, 1, 1])];
  expect(settled(archive)).toEqual({ incumbent: "g1-c1", remeasure: [] });
});

test("a challenger takes the place once it has won, one pair at a time", () => {
  const first = [bred("g1-c1", [2, 2, 2.1, 2]), bred("g1-c2", [1, 1, 1])];
  expect(settled([...first, bred("g2-c1", [5])]).remeasure).toEqual([{ id: "g2-c1", seeds: 3 }]);
  expect(settled([...first, bred("g2-c1", [5, 5, 5])]).remeasure).toEqual([{ id: "g2-c1", seeds: 4 }]);
  expect(settled([...first, bred("g2-c1", [5, 5, 5, 5.1])])).toEqual({ incumbent: "g2-c1", remeasure: [] });
});

test("where no training is left to tell, who is ahead on further seeds is built upon", () => {
  const first = [bred("g1-c1", [2, 2, 2.1]), bred("g1-c2", [1])];
  const within = (challenger: number[], remeasure: number) =>
    succession(knownOf([...first, bred("g2-c1", challenger)]), { searchSeeds: 1, remeasure });
  expect(within([5], 2).remeasure).toEqual([{ id: "g2-c1", seeds: 3 }]);
  expect(within([5, 2.2, 2.2], 2)).toMatchObject({ incumbent: { candidate: { id: "g2-c1" } }, remeasure: [] });
  expect(within([5, 1.9, 2.1], 2)).toMatchObject({ incumbent: { candidate: { id: "g1-c1" } }, remeasure: [] });
});

test("nothing is measured again where nothing tells: equal scores, one candidate, another ranking, a pin", () => {
  expect(settled([bred("g1-c1", [1]), bred("g1-c2", [1])])).toEqual({ incumbent: "g1-c1", remeasure: [] });
  expect(settled([bred("g1-c1", [1])])).toEqual({ incumbent: "g1-c1", remeasure: [] });
  expect(settled([])).toEqual({ incumbent: undefined, remeasure: [] });
  const later = [bred("g1-c1", [2]), bred("g1-c2", [1]), bred("g2-c1", [3])];
  expect(succession(knownOf(later), { ...numbers, remeasure: 0 })).toMatchObject({
    incumbent: { candidate: { id: "g2-c1" } },
    remeasure: [],
  });
  const [poor, good] = [bred("g1-c1", [1]), bred("g1-c2", [9])];
  expect(settled([poor, good], { ranked: [poor, good] })).toEqual({ incumbent: "g1-c1", remeasure: [] });
});

test("who failed on a further seed is not built upon", () => {
  const archive = [{ ...bred("g1-c1", [9]), unsteady: true as const }, bred("g1-c2", [3])];
  expect(settled(archive)).toEqual({ incumbent: "g1-c2", remeasure: [] });
});

/** Plays it to its end: further seeds are drawn from what each candidate is truly worth. */
const play = (
  worth: Record<string, number>,
  { spread, seed, remeasure = 40 }: { spread: number; seed: number; remeasure?: number },
) => {
  const random = createRandom(seed);
  const draw = (id: string) => (worth[id] as number) + spread * random.normal();
  const scores = new Map(Object.keys(worth).map((id) => [id, [draw(id)]]));
  for (let asked = 0; asked < 200; asked++) {
    const archive = [...scores].map(([id, values]) => bred(id, values));
    const { incumbent, remeasure: wanted } = succession(knownOf(archive), { searchSeeds: 1, remeasure });
    const trainings = [...scores.values()].reduce((total, values) => total + values.length - 1, 0);
    expect(trainings).toBeLessThanOrEqual(remeasure);
    if (wanted.length === 0) return { incumbent: incumbent?.candidate.id, trainings };
    for (const { id, seeds } of wanted) {
      const values = scores.get(id) as number[];
      expect(seeds).toBeGreaterThan(values.length);
      while (values.length < seeds) values.push(draw(id));
    }
  }
  throw new Error("never settled");
};

test("it settles within its trainings, and finds the better one more often than one seed does", () => {
  const worth = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((number) => [`g1-c${number}`, number === 8 ? 1.5 : 0]));
  let [again, atOnce] = [0, 0];
  for (let seed = 1; seed <= 100; seed++) {
    if (play(worth, { spread: 1, seed, remeasure: 16 }).incumbent === "g1-c8") again++;
    if (play(worth, { spread: 1, seed, remeasure: 0 }).incumbent === "g1-c8") atOnce++;
  }
  expect(again).toBeGreaterThan(atOnce + 8);
});
