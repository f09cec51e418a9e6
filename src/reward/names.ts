/** A name that may stand unquoted as a term, weight or memory cell: ASCII, so that nothing can look like something else. */
export const isIdentifierName = (name: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !forbiddenKeys.has(name);

/** Keys that mean something to every JavaScript object, and so never are data of ours. */
export const forbiddenKeys: ReadonlySet<string> = new Set([
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** A number literal that reads back to the same bits. Throws a RangeError for what no literal can say. */
export const numberText = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written as a number literal`);
  return Object.is(value, -0) ? "0" : String(value);
};

/** The candidate nearest to a misspelt name, or undefined where none is near (Damerau-free Levenshtein, case ignored). */
export const nearestName = (name: string, candidates: Iterable<string>): string | undefined => {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    // No nearer than their lengths are: a name may be as long as a program.
    if (Math.abs(name.length - candidate.length) >= bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance && distance < Math.max(name.length, candidate.length)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
};

const editDistance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      next.push(
        Math.min(
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          (row[j - 1] as number) + (left[i - 1] === right[j - 1] ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row[right.length] as number;
};
