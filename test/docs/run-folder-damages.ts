/** A place in a document: keys and indices from its root. */
type Place = readonly (string | number)[];
export type Damage = { what: string; document: unknown };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Every place below `value`; of a list its first element, for the others are of its kind. */
const placesIn = (value: unknown, at: Place = []): Place[] =>
  !isObject(value)
    ? []
    : Object.keys(value).flatMap((key) => {
        const place = [...at, Array.isArray(value) ? Number(key) : key];
        return Array.isArray(value) && key !== "0" ? [] : [place, ...placesIn(value[key], place)];
      });

const changed = (document: unknown, place: Place, change: (holder: Record<string, unknown>, key: string) => void) => {
  const copy = structuredClone(document);
  const holder = place.slice(0, -1).reduce((value, key) => (value as Record<string, unknown>)[key], copy);
  change(holder as Record<string, unknown>, String(place.at(-1)));
  return copy;
};

/**
 * A document with one thing wrong, for each thing that can be. `optional`: members that may be missing. `open`: members
 * that hold what this run's options or an environment's names decide.
 */
export const damagesOf = (
  document: unknown,
  { optional, open }: { optional: ReadonlySet<string>; open: ReadonlySet<string> },
): Damage[] => {
  const places = placesIn(document).filter((place) => !place.slice(0, -1).some((key) => open.has(String(key))));
  return places.flatMap((place) => {
    const what = place.join(".");
    const key = place.at(-1) as string | number;
    const mistyped = changed(document, place, (holder, name) => (holder[name] = { damage: true }));
    const missing = changed(document, place, (holder, name) => delete holder[name]);
    const renamed = changed(document, place, (holder, name) => {
      holder[`${name}s`] = holder[name];
      delete holder[name];
    });
    const mayBeMissing = typeof key === "number" || optional.has(key);
    return [
      ...(open.has(String(key)) ? [] : [{ what: `${what} is an object of its own`, document: mistyped }]),
      ...(mayBeMissing ? [] : [{ what: `${what} is missing`, document: missing }]),
      ...(typeof key === "number" ? [] : [{ what: `${what} has another name`, document: renamed }]),
    ];
  });
};
