import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom, deriveSeed, type Random } from "../../src/core/random.ts";

const word = 2n ** 32n;
const times = (left: bigint, right: bigint): bigint => (left * right) % word;
const shiftXor = (value: bigint, by: bigint): bigint => value ^ (value >> by);

/** FNV-1a of 32 bits (Fowler, Noll, Vo), over char codes. */
const fnv1a = (text: string): bigint =>
  [...Array(text.length).keys()].reduce(
    (hash, index) => times(hash ^ BigInt(text.charCodeAt(index)), 0x01000193n),
    0x811c9dc5n,
  );

/** fmix32, the finaliser of MurmurHash3 (Appleby). */
const fmix32 = (value: bigint): bigint =>
  shiftXor(times(shiftXor(times(shiftXor(value, 16n), 0x85ebca6bn), 13n), 0xc2b2ae35n), 16n);

/** SplitMix in 32 bits: a Weyl sequence through a mixer of Wellons's hash-prospector. */
const splitmix32 = (seed: number, count: number): bigint[] =>
  Array.from({ length: count }, (_, index) => {
    const weyl = (BigInt(seed) + BigInt(index + 1) * 0x9e3779b9n) % word;
    return shiftXor(times(shiftXor(times(shiftXor(weyl, 16n), 0x21f0aaadn), 15n), 0x735a2d97n), 15n);
  });

const take = (random: Random, count: number): number[] =>
  Array.from({ length: count }, () => random.uniform() * 2 ** 32);

const started = (words: readonly number[]): Random => {
  const random = createRandom(0);
  random.restore({ words, spare: null });
  return random;
};

test("from the words 1, 2, 3, 4 the stream is that of the authors' xoshiro128starstar.c", () => {
  // The vector that rand_xoshiro and others took from the C reference of Blackman and Vigna.
  expect(take(started([1, 2, 3, 4]), 10)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test("the helpers of this file give the published vectors of FNV-1a and MurmurHash3's finaliser", () => {
  expect(["", "a", "foobar"].map(fnv1a)).toEqual([0x811c9dc5n, 0xe40c292cn, 0xbf9cf968n]);
  expect([0n, 1n].map(fmix32)).toEqual([0n, 0x514e28b7n]);
});

test("a seed becomes four words by splitmix32, the last made odd so that they are never all 0", () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), (seed) => {
      const words = splitmix32(seed, 4);
      words[3] = (words[3] as bigint) | 1n;
      expect(
        createRandom(seed)
          .save()
          .words.map((each) => BigInt.asUintN(32, BigInt(each))),
      ).toEqual(words);
    }),
  );
});

test("a derived seed is MurmurHash3's finaliser of FNV-1a over the parts, each with its type", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.double())), (parts) => {
      const text = parts.map((part) => `${typeof part}:${part};`).join("");
      expect(BigInt(deriveSeed(...parts))).toBe(fmix32(fnv1a(text)));
    }),
  );
});

// What recorded runs rest on: a change of one of these numbers makes every stored result another one.
test.each<[readonly (string | number)[], number]>([
  [[], 2872998923],
  [[0], 589307106],
  [[1, "report", 0], 2670016534],
  [[1, "search", 0], 243474884],
  [["ü", -0.5], 3356426743],
  [[4294967295, "selection", 7], 852412097],
])("the seed derived from %j stays %i", (parts, seed) => {
  expect(deriveSeed(...parts)).toBe(seed);
});

test("the parts of a seed do not run into each other: order, borders and types count", () => {
  const seeds = [["ab", "c"], ["a", "bc"], ["abc"], ["c", "ab"], [1, 2], ["1", 2], [12], ["1;", "2"], [0], []].map(
    (parts) => deriveSeed(...parts),
  );
  expect(new Set(seeds).size).toBe(seeds.length);
});

test("the first numbers of seeds 0, 1 and 2026 stay what they are", () => {
  const first = (seed: number) => {
    const random = createRandom(seed);
    return [random.uniform(), random.normal(), random.normal(), random.integer(1000), random.weighted([1, 2, 3])];
  };
  expect([0, 1, 2026].map(first)).toEqual([
    [0.41675133258104324, -0.1472915140155565, 0.02619420629509438, 893, 2],
    [0.09156953264027834, 0.016058567267803962, 1.0058111775158105, 487, 1],
    [0.3464848401490599, 2.0810759712614373, -0.7656695267705247, 959, 0],
  ]);
});

test("integers, picks and shuffles stay within what they were given", () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.integer({ min: 1, max: 1000 }), fc.array(fc.nat()), (seed, count, items) => {
      const random = createRandom(seed);
      const integer = random.integer(count);
      expect(Number.isInteger(integer) && integer >= 0 && integer < count).toBe(true);
      expect(random.shuffle(items).sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
      if (items.length > 0) expect(items).toContain(random.pick(items));
    }),
  );
});

test("an index is never drawn whose weight is 0", () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.array(fc.constantFrom(0, 0, 1, 2.5), { minLength: 1 }), (seed, weights) => {
      fc.pre(weights.some((weight) => weight > 0));
      const random = createRandom(seed);
      for (let draw = 0; draw < 20; draw++) expect(weights[random.weighted(weights)]).toBeGreaterThan(0);
    }),
  );
});

test("a saved stream goes on where it stood, the second of a pair of normals included", () => {
  for (let draws = 0; draws < 5; draws++) {
    const random = createRandom(7);
    for (let draw = 0; draw < draws; draw++) random.normal();
    const state = structuredClone(random.save());
    const other = createRandom(8);
    other.normal();
    other.restore(state);
    const draw = (from: typeof random) => [from.normal(), from.uniform(), from.normal(), from.integer(1000)];
    expect(draw(other)).toEqual(draw(random));
  }
});
