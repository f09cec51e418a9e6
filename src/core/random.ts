/** A seeded stream of random numbers; the same seed gives the same stream everywhere. */
export type Random = {
  /** Uniform in [0, 1), 32 bits of resolution. */
  uniform(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Integer in [0, count). */
  integer(count: number): number;
  /** True with this probability: `uniform() < probability`. */
  chance(probability: number): boolean;
  /** Standard normal (Marsaglia's polar method). */
  normal(): number;
  pick<T>(items: readonly T[]): T;
  /** An index with probability proportional to its weight (≥ 0, not all 0). */
  weighted(weights: readonly number[]): number;
  shuffle<T>(items: readonly T[]): T[];
  /** Where the stream stands, as plain numbers; `restore` goes on from there. */
  save(): RandomState;
  restore(state: RandomState): void;
};

/** The generator's four words, and the normal number that the last pair left over. */
export type RandomState = { words: readonly number[]; spare: number | null };

/**
 * A 32-bit seed from any parts, order mattering: `deriveSeed(run.seed, "report", 3)`. FNV-1a over UTF-16 code units (not
 * bytes), then MurmurHash3's finaliser.
 */
export const deriveSeed = (...parts: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = `${typeof part}:${part};`;
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * xoshiro128** (Blackman & Vigna 2021, xoshiro128starstar.c), its four words from a SplitMix of 32 bits (mixer of Wellons's
 * hash-prospector); the last word is made odd, as four zeros would stay zeros.
 */
export const createRandom = (seed: number): Random => {
  let mix = seed >>> 0;
  const splitmix = () => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let value = mix;
    value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
    value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
    return (value ^ (value >>> 15)) >>> 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let d = splitmix() | 1;
  let spare: number | undefined;
  const next = () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const uniform = () => next() / 4294967296;
  const integer = (count: number) => Math.floor(uniform() * count);
  const random: Random = {
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    integer,
    chance: (probability) => uniform() < probability,
    normal: () => {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const square = x * x + y * y;
        if (square > 0 && square < 1) {
          const scale = Math.sqrt((-2 * Math.log(square)) / square);
          spare = y * scale;
          return x * scale;
        }
      }
    },
    pick: (items) => {
      if (items.length === 0) throw new RangeError("pick: the list is empty");
      return items[integer(items.length)] as (typeof items)[number];
    },
    weighted: (weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      let left = uniform() * total;
      for (let index = 0; index < weights.length; index++) {
        left -= weights[index] as number;
        if (left < 0) return index;
      }
      return weights.length - 1;
    },
    shuffle: (items) => {
      const copy = [...items];
      for (let index = copy.length - 1; index > 0; index--) {
        const other = integer(index + 1);
        [copy[index], copy[other]] = [copy[other] as (typeof items)[number], copy[index] as (typeof items)[number]];
      }
      return copy;
    },
    save: () => ({ words: [a, b, c, d], spare: spare ?? null }),
    restore: (state) => {
      [a, b, c, d] = state.words as [number, number, number, number];
      spare = state.spare ?? undefined;
    },
  };
  return random;
};
