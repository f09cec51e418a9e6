import { expect, test } from "vitest";
import { decidingSteps } from "../../../src/analyzer/detectors/deciding-steps.ts";
import { runDetectors } from "../../../src/analyzer/pipeline.ts";
import type { OutcomeEvidence } from "../../../src/analyzer/types.ts";
import { findingText } from "../../../src/core/finding-text.ts";
import { createRandom } from "../../../src/core/random.ts";
import { storeNumbers } from "../../../src/core/stored-numbers.ts";
import type { StoredEpisode } from "../../../src/core/trajectory.ts";
import { plantedWorlds, type Planted, type PlantedWorld } from "../credit/worlds.ts";
import { episode, result } from "../fixtures.ts";

const { make } = plantedWorlds["ditch"] as PlantedWorld;

const still = { first: 0, last: 0, mean: 0, min: 0, max: 0 };
const features = Object.fromEntries(["x", "y", "vx", "vy", "action.0", "action.1"].map((name) => [name, still]));

const stored = ({ episode: each }: Planted, index: number, fitness = Number(each.success)): StoredEpisode => ({
  states: storeNumbers(each.states),
  actions: storeNumbers(each.actions),
  length: each.length,
  ending: "truncated",
  index,
  fitness,
  success: each.success,
});

const evidenceOf = (own: StoredEpisode[], whole: StoredEpisode[]): OutcomeEvidence => ({
  results: [result({ seed: 7, episodes: [episode({ features })], stored: own })],
  seen: [],
  random: [],
  whole,
  curve: { steps: [], fitness: [], return: [], length: [], success: [] },
  terms: [],
});

const found = (evidence: OutcomeEvidence) => runDetectors([decidingSteps], evidence);

test("of a training's worst whole episode the deciding step is told, with its moment and the field that changed there", () => {
  const random = createRandom(3);
  const others = Array.from({ length: 12 }, (_, index) => stored(make(random, index % 2 === 0), index));
  const failed = make(random, true);
  const [finding, ...more] = found(evidenceOf([stored(failed, 5), stored(make(random, false), 6)], others));
  expect(more).toEqual([]);
  if (finding?.kind !== "decided") throw new Error("nothing was found");
  const [told] = finding.figures.episodes;
  expect(Math.abs((told?.step ?? 0) - (failed.bad as number))).toBeLessThanOrEqual(8);
  expect(told?.fields.map(({ field }) => field)).toContain("vy");
  expect(finding.moments).toEqual([{ seed: 7, episode: 5, from: told?.step, to: (told?.step ?? 0) + 1 }]);
  expect(findingText(finding)).toMatch(
    /^What decided its worst episodes, by a model fitted to 14 whole episodes .*: at step \d+ of 150 \(/,
  );
});

test("of episodes whose outcome has nothing to do with their steps nothing is said", () => {
  const random = createRandom(5);
  const drawn = (index: number) => ({ ...stored(make(random, false), index, index % 2), success: index % 2 === 1 });
  const others = Array.from({ length: 20 }, (_, index) => drawn(index));
  expect(found(evidenceOf([drawn(20), drawn(21)], others))).toEqual([]);
});

test("where nobody succeeds the better half by fitness stands for success; of few episodes nothing is said", () => {
  const random = createRandom(4);
  const worse = (index: number) => ({ ...stored(make(random, true), index, 0.1 * random.uniform()), success: false });
  const better = (index: number) => ({ ...stored(make(random, false), index, 1 + random.uniform()), success: false });
  const others = Array.from({ length: 14 }, (_, index) => (index % 2 === 0 ? worse(index) : better(index)));
  expect(found(evidenceOf([worse(20)], others))).toHaveLength(1);
  expect(found(evidenceOf([worse(20)], others.slice(0, 9)))).toEqual([]);
  expect(found(evidenceOf([better(20)], others))).toEqual([]);
});
