import { messageOf, RewardsmithError, usageError } from "../core/errors.ts";

/** Longest text of one value that is stored; what is longer belongs into a file of its own. */
const longestText = 4 * 1024 * 1024;
/** Longest JSON of a document; what is resolved from options and files has some kB. */
const longestDocument = 32 * 1024 * 1024;
/** Longest JSON of an event: of a model's longest answer (16 MiB), had it escapes for all of its characters, and room. */
const longestEvent = 128 * 1024 * 1024;
const deepest = 200;

type Problem = { path: string; problem: string };

const quoted = (key: string): string =>
  /^[\w-]{1,40}$/.test(key) ? `.${key}` : `[${JSON.stringify(key).slice(0, 60)}]`;

const textProblem = (text: string): string | null => {
  if (text.length > longestText)
    return `a text of ${text.length} characters, more than the ${longestText} that are kept`;
  return text.isWellFormed() ? null : "a text with half a surrogate pair";
};

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Array.isArray(value);
};

/**
 * What JSON would refuse, or with `exact` change or lose, and where: `config.seeds[2]`. An absent member is read back as
 * absent.
 */
const problemIn = (
  value: unknown,
  { path, exact, above = [] }: { path: string; exact: boolean; above?: readonly object[] },
): Problem | null => {
  const at = (problem: string | null): Problem | null => (problem === null ? null : { path, problem });
  if (!exact && typeof value !== "object" && typeof value !== "bigint") return null;
  if (value === null || typeof value === "boolean") return null;
  if (typeof value === "number") return at(Number.isFinite(value) ? null : String(value));
  if (typeof value === "string") return at(textProblem(value));
  if (typeof value !== "object") return at(typeof value === "undefined" ? "nothing" : `a ${typeof value}`);
  if (exact && !isPlain(value)) return at(`a ${value.constructor?.name || "value"} and no plain object`);
  if (above.includes(value)) return at("a value that holds itself");
  if (above.length >= deepest) return at(`a value in ${deepest} others`);
  const within = [...above, value];
  for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (inner === undefined && !Array.isArray(value)) continue;
    const place = typeof key === "number" ? `${path}[${key}]` : `${path}${quoted(key)}`;
    const found =
      (exact && typeof key === "string" && textProblem(key) !== null
        ? { path: place, problem: "a name that is no text" }
        : null) ?? problemIn(inner, { path: place, exact, above: within });
    if (found) return found;
  }
  return null;
};

/**
 * The JSON of a document that a run begins with, from which the same value is read back. Throws `unencodable`, a usage
 * error, with the place of what could not: a number that is none, a BigInt, a Map, half a surrogate pair.
 */
export const encodeDocument = (value: unknown, { name }: { name: string }): string => {
  const found = problemIn(value, { path: name, exact: true });
  if (found !== null) {
    throw usageError({
      code: "unencodable",
      message: `${found.path} is ${found.problem}, which cannot be kept in a run folder.`,
      action: "Give a finite number, a text of whole characters, a list or a plain object.",
    });
  }
  return inBounds(`${JSON.stringify(value, null, 2)}\n`, { name, longest: longestDocument });
};

/** A value as it will be read back, so that who begins with it and who goes on with it do the same. Throws as above. */
export const asKept = <Value>(value: Value, { name }: { name: string }): Value =>
  JSON.parse(encodeDocument(value, { name })) as Value;

const inBounds = (text: string, { name, longest }: { name: string; longest: number }): string => {
  if (text.length <= longest) return text;
  throw new RewardsmithError({
    code: "unencodable",
    message: `${name} is ${text.length} characters of JSON, more than the ${longest} that are kept.`,
    action: "Put what is large into a file and name that.",
  });
};

/**
 * The JSON of an event. What JSON changes (NaN is null, `undefined` is gone) is changed for who recorded it, too, who
 * sees what is read back. Throws `unencodable` with the place of what JSON refuses.
 */
export const encodeEvent = (event: { type: string }): string => {
  const name = `event ${event.type}`;
  try {
    return inBounds(JSON.stringify(event), { name, longest: longestEvent });
  } catch (thrown) {
    if (thrown instanceof RewardsmithError) throw thrown;
    const found = problemIn(event, { path: name, exact: false });
    throw new RewardsmithError({
      code: "unencodable",
      message: `${found?.path ?? name} cannot be recorded: ${found?.problem ?? messageOf(thrown)}.`,
      action: "Report this with the run folder: an event holds what JSON cannot; the run can be resumed.",
      cause: thrown,
    });
  }
};
