import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { messageOf, usageError } from "../../core/errors.ts";
import { kebabCased } from "../../core/kebab-case.ts";
import type { Field } from "../../core/spec.ts";
import { fieldWords, taskWords } from "../gymnasium/fields-file.ts";
import { treeOf, type PlacedField } from "../gymnasium/state-fields.ts";
import { kebabCase } from "../scaffold/names.ts";
import { rewardForms } from "./trainer.ts";

const task = taskWords.extend({
  references: z.strictObject({ human: z.string().min(1).optional(), sparse: z.string().min(1).optional() }).optional(),
});

/** A fields file (docs/python.md), with what no simulator is there to tell; one task may stand at its top. */
const document = task.extend({
  name: z.string().regex(kebabCased, "must be in kebab-case, as in pick-and-place").optional(),
  summary: z.string().min(1).optional(),
  termination: z.string().min(1).optional(),
  /** Seconds a step. */
  dt: z.number().positive(),
  maxSteps: z.int().positive(),
  /** What the job's reward is written as (docs/exports.md); left out: python. */
  rewardAs: z.enum(rewardForms).optional(),
  fields: z.record(z.string(), fieldWords),
  exclude: z.array(z.string()).optional(),
  tasks: z.record(z.string().regex(kebabCased, "task names are in kebab-case"), task).optional(),
});

/** What a person says of a world that only their own trainer can step. */
export type WorldFile = z.infer<typeof document>;
export type WorldTask = z.infer<typeof task>;
type Words = z.infer<typeof fieldWords>;

/** A field, whether it is the action's, and what a helper reads it from in a Gymnasium world (`observation[2:5]`). */
export type ToldField = PlacedField & { source: string; isAction: boolean };

const bad = (path: string, message: string, cause?: unknown) =>
  usageError({
    code: "world/bad-file",
    message: `The world file ${path} ${message}`,
    action: "docs/tutorials/trainer.md shows one.",
    cause,
  });

/** Raises `world/bad-file`. */
export const readWorldFile = (path: string): WorldFile => {
  let content: unknown;
  try {
    content = parse(readFileSync(path, "utf8"));
  } catch (thrown) {
    throw bad(path, `cannot be read: ${messageOf(thrown)}`, thrown);
  }
  const checked = document.safeParse(content ?? {});
  if (checked.success) {
    const { tasks, description, fitness, success } = checked.data;
    if (tasks !== undefined && [description, fitness, success].some((words) => words !== undefined))
      throw bad(path, "words a task at its top and under `tasks`: put it in one place");
    return checked.data;
  }
  const problems = checked.error.issues.map(
    ({ path: place, message }) => `${place.join(".") || "the file"}: ${message}`,
  );
  throw bad(path, `is not valid: ${problems.join("; ")}`);
};

/** `/home/me/pick_place.yaml` → `pick-place`. */
export const worldName = (path: string, { name }: Pick<WorldFile, "name">): string =>
  name ?? (kebabCase(basename(path).replace(/\.ya?ml$/, "")) || "world");

/** `observation[2:5]` is three numbers, `observation[2]` one, `torso.x` as many as its words say. */
const sizeOf = (source: string, { size }: Words, path: string): number | undefined => {
  const slice = /\[(\d+):(\d+)\]$/.exec(source);
  if (slice === null) return size;
  const count = Number(slice[2]) - Number(slice[1]);
  if (count < 1 || (size !== undefined && size !== count))
    throw bad(path, `has a field '${source}' of ${count} number(s)${size === undefined ? "" : `, said to be ${size}`}`);
  return count;
};

const pathOf = (source: string, words: Words, isAction: boolean): string[] => {
  const plain = source.replace(/\[(\d+)(?::\d+)?\]$/, "_$1").split(".");
  const path = words.name?.split(".") ?? plain;
  // An action's field is `action.<name>` to a reader already.
  return isAction && path[0] === "action" && path.length > 1 ? path.slice(1) : path;
};

/** A field of the action must have ends (none is drawn from them here), one of the state need not. */
const openRange = (isAction: boolean) =>
  isAction ? ([-1, 1] as const) : ([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const);

const fieldOf = (
  words: Words,
  { path, size, isAction }: { path: readonly string[]; size: number | undefined; isAction: boolean },
): Field => ({
  description: words.description ?? `${path.join(" ")}, as the trainer tells it.`,
  unit: words.unit ?? (words.type === "boolean" ? "1" : "unknown"),
  range: words.range ?? openRange(isAction),
  ...(words.range === undefined && { guessed: true }),
  ...(words.type === "boolean" && size === undefined && { type: "boolean" as const }),
  ...(words.periodic === true && { periodic: true }),
  ...(size !== undefined && { size }),
  ...(words.elements !== undefined && { elements: words.elements }),
});

/** The fields of state and action in the file's order. */
export const toldFields = (file: WorldFile, path: string): ToldField[] => {
  const excluded = new Set(file.exclude);
  return Object.entries(file.fields)
    .filter(([source]) => !excluded.has(source))
    .map(([source, words]) => {
      const isAction = /^action\b/.test(source);
      const size = sizeOf(source, words, path);
      const name = pathOf(source, words, isAction);
      return { path: name, field: fieldOf(words, { path: name, size, isAction }), places: [], source, isAction };
    });
};

/** State and action as trees. Raises `world/bad-file` where one has no fields, or a name is used twice. */
export const toldTrees = (fields: readonly ToldField[], path: string) => {
  const of = (isAction: boolean) => fields.filter((each) => each.isAction === isAction);
  if (of(false).length === 0) throw bad(path, "names no field of the state under `fields`");
  if (of(true).length === 0)
    throw bad(
      path,
      "names no field of the action under `fields`: those whose key begins with `action`, as action.torque",
    );
  return { state: treeOf(of(false)), action: treeOf(of(true)) };
};
