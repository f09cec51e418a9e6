import { expect, test } from "vitest";
import { episodesOf, type Brief } from "../../../src/core/brief.ts";
import { mean } from "../../../src/core/statistics.ts";
import { createSymbolicDesigner } from "../../../src/designer/symbolic/designer.ts";
import { asLiked } from "../../../src/designer/symbolic/liked.ts";
import { briefOf, lean, lessonOf, randomEpisodes } from "./fixtures/toys.ts";

const designer = createSymbolicDesigner();
const seed = 2;
const episodes = randomEpisodes(lean, seed);

const known = async (): Promise<Brief> => {
  const first = await designer.propose(briefOf(lean, seed, { episodes }), 4);
  const archive = first.map(({ text, origin }, place) =>
    lessonOf(text, { id: `g1-c${place + 1}`, origin, toy: lean, seed }),
  );
  const owned = [...episodes, ...archive.map(episodesOf)];
  return briefOf(lean, seed, { parents: archive.slice(0, 1), archive, episodes: owned, generation: 2 });
};

/** Nobody's score says anything, as in a task without a measure. */
const unscored = (brief: Brief): Brief =>
  asLiked({ ...brief, liked: brief.episodes.map(({ owner, episodes: of }) => ({ owner, values: of.map(() => 0) })) });

test("how much episodes are liked stands in the place of their scores, and of what was scored on the way", async () => {
  const brief = await known();
  const liked = brief.episodes.map(({ owner, episodes: of }) => ({ owner, values: of.map((_, place) => place) }));
  const { archive, episodes: owned } = asLiked({ ...brief, liked });
  for (const { candidate } of archive) {
    if (candidate.outcome.kind !== "trained") throw new Error("trained");
    const { results, fitness } = candidate.outcome;
    expect(fitness.mean).toBe(mean(results.flatMap(({ episodes: of }) => of.map((_, place) => place))));
    expect(results.flatMap(({ curve }) => curve)).toEqual([]);
  }
  expect(owned[0]?.episodes.map(({ fitness }) => fitness)).toEqual(owned[0]?.episodes.map((_, place) => place));
  expect(asLiked(brief)).toBe(brief);
});

test("who likes what goes with the score is proposed what goes with it; who likes nothing is not", async () => {
  const brief = unscored(await known());
  const likesFar = brief.episodes.map(({ owner, episodes: of }) => ({
    owner,
    values: of.map(({ features }) => features["cart.x"]?.last ?? 0),
  }));
  const drives = async (given: Brief) => {
    const all = await Promise.all([1, 2, 3].map((each) => designer.propose({ ...given, seed: each }, 8)));
    // What is bred has its parent's terms whoever likes what.
    return all.flat().filter(({ text, origin }) => origin.parents.length === 0 && /next\.cart\.x/.test(text)).length;
  };
  expect(await drives({ ...brief, liked: likesFar })).toBeGreaterThan(await drives(brief));
});

test("of the least liked programs one is turned round in each generation, and none a second time", async () => {
  const brief = await known();
  // Whoever drives to the right is disliked.
  const liked = brief.episodes.map(({ owner, episodes: of }) => ({
    owner,
    values: of.map(({ features }) => -(features["cart.x"]?.last ?? 0)),
  }));
  const opposed = async (given: Brief) =>
    (await designer.propose(given, 6)).filter(({ origin }) => origin.operator === "oppose");
  const [one, ...more] = await opposed({ ...brief, liked });
  if (one === undefined) throw new Error("an opposite");
  expect(more).toEqual([]);
  const of = brief.archive.find(({ candidate }) => candidate.id === one.origin.parents[0]);
  const worth = liked
    .map(({ owner, values }) => ({ owner, worth: mean(values) }))
    .filter(({ owner }) => owner.startsWith("g"));
  expect(of?.candidate.id).toBe(worth.toSorted((left, right) => left.worth - right.worth)[0]?.owner);
  const again = lessonOf(one.text, { id: "g2-c1", origin: one.origin, toy: lean, seed });
  const archive = [...brief.archive, again];
  const later = await opposed({ ...brief, archive, liked, generation: 3 });
  expect(later.map(({ text }) => text)).not.toContain(one.text);
  // A score says by itself which way is up.
  expect(await opposed(brief)).toEqual([]);
});

test("once something is liked, what goes best with it is tried plainly, its progress and its level, and not twice", async () => {
  const brief = await known();
  const liked = brief.episodes.map(({ owner, episodes: of }) => ({
    owner,
    values: of.map(({ features }) => -(features["cart.x"]?.last ?? 0)),
  }));
  const plainly = async (given: Brief) =>
    (await designer.propose(given, 8)).filter(({ origin }) => origin.note.startsWith("plainly "));
  const found = await plainly({ ...brief, liked });
  expect(found).toHaveLength(2);
  expect(found[0]?.origin.note).toMatch(/^plainly \w+(Rise|Fall), which goes best with what is liked/);
  expect(found[1]?.origin.note).toMatch(/^plainly cartXLow, which goes best with what is liked/);
  const tried = found.map(({ text, origin }, place) =>
    lessonOf(text, { id: `g2-c${place + 1}`, origin, toy: lean, seed }),
  );
  const later = await plainly({ ...brief, archive: [...brief.archive, ...tried], liked, generation: 3 });
  expect(later.map(({ text }) => text).filter((text) => found.some((one) => one.text === text))).toEqual([]);
  // A search by scores began so.
  expect(await plainly(brief)).toEqual([]);
});
