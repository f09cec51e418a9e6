import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { messageOf, usageError } from "../../core/errors.ts";
import { kebabCased } from "../../core/kebab-case.ts";

const range = z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, "must be [low, high], low < high");

/** What is said of a field; also of a world that only a user's trainer can step (simulator/told/). */
export const fieldWords = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/, "must be identifiers joined by dots, as in torso.height")
    .optional(),
  description: z.string().min(1).optional(),
  unit: z.string().min(1).optional(),
  range: range.optional(),
  type: z.enum(["number", "boolean"]).optional(),
  periodic: z.boolean().optional(),
  /** Names of a vector's elements. */
  elements: z.array(z.string().regex(/^[A-Za-z_]\w*$/, "must be identifiers")).optional(),
  /** Of an entry of info that no first look meets: how many numbers it has, where it is a vector. */
  size: z.int().positive().optional(),
});

export const taskWords = z.strictObject({
  description: z.string().min(1).optional(),
  fitness: z.string().min(1).optional(),
  success: z.string().min(1).optional(),
  steps: z.int().positive().optional(),
});

const document = z.strictObject({
  summary: z.string().min(1).optional(),
  termination: z.string().min(1).optional(),
  dt: z.number().positive().optional(),
  maxSteps: z.int().positive().optional(),
  /** By source: `observation[0]`, `observation[2:5]`, `observation.position`, `info.x_position`, `action[1]`. */
  fields: z.record(z.string(), fieldWords).optional(),
  /** Sources that a reward's author does not see. */
  exclude: z.array(z.string()).optional(),
  /** Parts of the observation that nobody looks at, policy and reward alike. */
  leaveOut: z.array(z.string().min(1)).optional(),
  /** What a discrete action's values are called. */
  actions: z.array(z.string().min(1)).optional(),
  tasks: z.record(z.string().regex(kebabCased, "task names are in kebab-case"), taskWords).optional(),
});

/** What a person says of a Python environment, in a YAML file beside their project. */
export type FieldsFile = z.infer<typeof document>;
export type FieldWords = z.infer<typeof fieldWords>;
export type TaskWords = z.infer<typeof taskWords>;

/** `ALE/Pong-v5` → `ALE_Pong-v5.env.yaml`. */
export const standardName = (id: string): string => `${id.replaceAll(/[^A-Za-z0-9.-]/g, "_")}.env.yaml`;

/** A file of as many documents as there are kinds of worlds in a package, by patterns of their ids. */
const packageDocument = z.record(z.string(), document);

/** The given file, or the one of the standard name in this folder, or nothing. Raises `bridge/bad-fields-file`. */
export const readFieldsFile = (id: string, given: string | undefined): FieldsFile => {
  const path = resolve(given ?? standardName(id));
  return given === undefined && !existsSync(path) ? {} : read(path, document);
};

export const readPackageFile = (path: string): Record<string, FieldsFile> => read(path, packageDocument);

const read = <Content>(path: string, schema: z.ZodType<Content>): Content => {
  const bad = (message: string, cause?: unknown) =>
    usageError({
      code: "bridge/bad-fields-file",
      message: `The fields file ${path} ${message}`,
      action: "docs/python.md shows one.",
      cause,
    });
  let content: unknown;
  try {
    content = parse(readFileSync(path, "utf8"));
  } catch (thrown) {
    throw bad(`cannot be read: ${messageOf(thrown)}`, thrown);
  }
  const checked = schema.safeParse(content ?? {});
  if (checked.success) return checked.data;
  const problems = checked.error.issues.map(
    ({ path: place, message }) => `${place.join(".") || "the file"}: ${message}`,
  );
  throw bad(`is not valid: ${problems.join("; ")}`);
};
