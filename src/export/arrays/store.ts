import type { Cell, Value } from "./value.ts";

/**
 * What every written place holds, never changed: a new store shares with the old one all but the way to what differs, so that a branch begins with it at once and two
 * branches come together in the time that their writes took. A tree of sixteen ways by the places' numbers, after Bagwell's tries.
 */
export type Store = { readonly height: number; readonly root: Level };

type Level = readonly (Level | Value | undefined)[];

const bits = 4;
const ways = 2 ** bits;

export const emptyStore: Store = { height: 0, root: [] };

const capacity = (height: number): number => ways ** (height + 1);
const wayAt = (id: number, height: number): number => (id >> (bits * height)) % ways;

export const held = ({ height, root }: Store, { id }: Cell): Value | undefined => {
  if (id >= capacity(height)) return undefined;
  let level: Level | undefined = root;
  for (let at = height; at > 0 && level !== undefined; at--) level = level[wayAt(id, at)] as Level | undefined;
  return level?.[wayAt(id, 0)] as Value | undefined;
};

const taller = (store: Store, height: number): Store => {
  let grown = store;
  while (grown.height < height) grown = { height: grown.height + 1, root: [grown.root] };
  return grown;
};

const replaced = (
  level: Level | undefined,
  { id, height, value }: { id: number; height: number; value: Value },
): Level => {
  const copy = [...(level ?? [])];
  const way = wayAt(id, height);
  copy[way] = height === 0 ? value : replaced(copy[way] as Level | undefined, { id, height: height - 1, value });
  return copy;
};

export const holding = (store: Store, { id }: Cell, value: Value): Store => {
  let { height } = store;
  while (id >= capacity(height)) height++;
  const { root } = taller(store, height);
  return { height, root: replaced(root, { id, height, value }) };
};

/** The two as one: what both hold and is not the same, by `merge`. */
export const joined = (one: Store, other: Store, merge: (one: Value, other: Value) => Value): Store => {
  if (one === other) return one;
  const height = Math.max(one.height, other.height);
  const join = (a: Level | undefined, b: Level | undefined, at: number): Level | undefined => {
    if (a === b || b === undefined) return a;
    if (a === undefined) return b;
    return Array.from({ length: Math.max(a.length, b.length) }, (_, way) => {
      const [left, right] = [a[way], b[way]];
      if (at > 0) return join(left as Level | undefined, right as Level | undefined, at - 1);
      if (left === right || right === undefined) return left;
      return left === undefined ? right : merge(left as Value, right as Value);
    });
  };
  return { height, root: join(taller(one, height).root, taller(other, height).root, height) as Level };
};
