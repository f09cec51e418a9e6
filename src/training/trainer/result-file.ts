import { z } from "zod";
import type { Ending } from "../../core/episode.ts";

const number = z.number();
const orNull = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
const numbers = z.record(z.string(), z.unknown());

const episode = z.strictObject({
  length: z.int().positive(),
  ending: z.enum(["terminated", "truncated", "invalid"]),
  /** Null of the random policy, which is paid nothing. */
  return: number.nullable(),
  /** Read by hand (rows.ts): they may be millions of numbers. */
  states: numbers.optional(),
  actions: numbers.optional(),
  fitness: number.nullish(),
  success: z.boolean().nullish(),
});

const point = z.strictObject({
  steps: z.int().nonnegative(),
  episodes: z.int().nonnegative(),
  return: number,
  length: number,
  fitness: orNull,
  success: orNull,
  terms: z.record(z.string(), number).optional(),
});

const failure = z.strictObject({
  reason: z.enum(["threw", "not-finite", "environment", "memory"]),
  message: z.string(),
  term: z.string().nullish(),
  step: z.int().nonnegative().nullish(),
});

const head = { format: z.literal("rewardsmith/training"), version: z.literal(1) };

const document = z.discriminatedUnion("status", [
  z.strictObject({
    ...head,
    status: z.literal("trained"),
    seed: z.int(),
    steps: z.int().nonnegative(),
    episodes: z.array(episode),
    curve: z.array(point).optional(),
    policy: z.string().nullish(),
    /** The file beside it that holds states and actions (trajectories-file.ts). */
    trajectories: z.literal("trajectories.npz").nullish(),
  }),
  z.strictObject({
    ...head,
    status: z.literal("failed"),
    seed: z.int().optional(),
    steps: z.int().optional(),
    failure,
  }),
]);

/** What a trainer wrote down: `result.json`. */
export type ResultFile = z.infer<typeof document>;
export type ToldTraining = Extract<ResultFile, { status: "trained" }>;
export type ToldEpisode = Omit<z.infer<typeof episode>, "ending"> & { ending: Ending };

/** A document of another form, or numbers that cannot be compared: said by the file, the place and the value. */
export class UnreadableResult extends Error {}

/** More is refused before it is read: long episodes belong into trajectories.npz (trajectories-file.ts). */
export const largestResult = 64 * 2 ** 20;

/** `["episodes", 0, "length"]` → `episodes[0].length`. */
export const placeText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    "",
  ) || "the whole document";

const longestValue = 60;

const valueText = (value: unknown): string => {
  if (value === undefined) return "missing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
};

const valueAt = (from: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], from);

const issueText = (issue: z.core.$ZodIssue, whole: unknown): string => {
  if (issue.code === "unrecognized_keys")
    return `${placeText([...issue.path, issue.keys[0] as string])} is no field of this format`;
  const message = issue.message.replace(/^Invalid input: /, "").replace(/, received .*$/, "");
  return `${placeText(issue.path)} is ${valueText(valueAt(whole, issue.path))}: ${message}`;
};

/** Python writes these where JSON has no word; each stands for a number that is not finite. */
const notFinite = /(?<=[[,:]\s*)-?(?:NaN|Infinity)(?=\s*[\],}])/g;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const mended = text.replaceAll(notFinite, "null");
    try {
      if (mended !== text) return JSON.parse(mended);
    } catch {
      // What else is wrong is said of the text as it was.
    }
    throw new UnreadableResult(`is no JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
};

/** Raises `UnreadableResult`. */
export const readResult = (text: string): ResultFile => {
  const whole = parsed(text);
  const checked = document.safeParse(whole);
  if (checked.success) return checked.data;
  const [first] = checked.error.issues;
  throw new UnreadableResult(first === undefined ? "is not valid" : issueText(first, whole));
};
