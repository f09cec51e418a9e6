/** A name for those who are shown together, whatever their order. */
export const keyOf = (names: readonly string[]): string => names.toSorted().join(" ");

/** Each with each. */
export const pairsOf = (names: readonly string[]): string[] =>
  names.flatMap((one, place) => names.slice(place + 1).map((other) => keyOf([one, other])));

/** More nobody keeps in sight. */
const mostAtOnce = 4;

/**
 * Up to four that were compared least with each other, beginning with the pair that would tell most. `queue`: pairs that are
 * open; `skipped`: keys of pairs and sets that are not asked now. Empty where nothing is left.
 */
export const setOf = (queue: readonly (readonly [string, string])[], skipped: readonly string[]): string[] => {
  const open = queue.filter((pair) => !skipped.includes(keyOf(pair)));
  const size = Math.min(mostAtOnce, new Set(open.flat()).size);
  for (let first = 0; first < open.length; first++) {
    const names = [...new Set(open.slice(first).flat())].slice(0, mostAtOnce);
    if (names.length === size && !skipped.includes(keyOf(names))) return names;
  }
  return [];
};
