import { z } from "zod";
import { usageError } from "../core/errors.ts";
import { POSE, type Recording } from "../core/recording.ts";

const numbers = z.array(z.number());
const columns = z.record(z.string(), numbers);
const vector = z.tuple([z.number(), z.number(), z.number()]);
const role = z.enum(["body", "limb", "object", "target", "ground", "fixed"]);
const common = { role, side: z.number().int().min(0).optional(), name: z.string().optional() };

const shape = z.union([
  z.object({ ...common, kind: z.literal("line"), points: z.array(vector) }),
  z.object({ ...common, kind: z.enum(["capsule", "cylinder", "sphere", "box", "ellipsoid", "plane"]), size: numbers }),
]);

const column = z.object({
  name: z.string(),
  unit: z.string(),
  range: z.tuple([z.number().nullable(), z.number().nullable()]),
  kind: z.enum(["number", "boolean", "periodic"]),
});

const episode = z.object({
  seed: z.number(),
  length: z.number().int().min(0),
  ending: z.enum(["terminated", "truncated", "invalid"]),
  fitness: z.number().nullable(),
  success: z.boolean().nullable(),
  return: z.number().nullable(),
  states: columns,
  actions: columns,
  terms: columns.nullable(),
  rewards: numbers.nullable(),
  poses: z.array(numbers).nullable(),
  observations: columns.optional(),
  hidden: columns.optional(),
});

const schema = z.object({
  format: z.literal("rewardsmith/recording"),
  version: z.literal(1),
  environment: z.object({ name: z.string(), options: z.record(z.string(), z.string()), hash: z.string() }),
  task: z.string().nullable(),
  policy: z.string(),
  reward: z.object({ name: z.string(), weights: z.record(z.string(), z.number()) }).nullable(),
  seed: z.number(),
  dt: z.number().positive(),
  maxSteps: z.number().int().positive(),
  columns: z.object({ states: z.array(column), actions: z.array(column) }),
  scene: z
    .object({
      view: z.enum(["side", "top", "oblique"]),
      shapes: z.array(shape),
      solid: z.literal(true).optional(),
      root: z.number().int().min(0).nullable(),
    })
    .nullable(),
  episodes: z.array(episode).min(1),
});

/** What no schema says: lists as long as the episode, and a pose for every shape. */
const lengthProblem = ({ scene, episodes, columns: { states, actions } }: Recording): string | undefined => {
  const width = (scene?.shapes.length ?? 0) * POSE;
  for (const [index, one] of episodes.entries()) {
    const where = `episode ${index + 1}`;
    for (const { name } of states) {
      if (one.states[name]?.length !== one.length + 1) return `${where} has no ${one.length + 1} values of '${name}'`;
    }
    for (const { name } of actions) {
      if (one.actions[name]?.length !== one.length) return `${where} has no ${one.length} values of action '${name}'`;
    }
    if (one.poses === null) continue;
    if (one.poses.length !== one.length + 1) return `${where} has ${one.poses.length} poses for ${one.length} steps`;
    if (one.poses.some((frame) => frame.length !== width)) return `${where} has a pose that is not ${width} numbers`;
  }
  return undefined;
};

export const isRecording = (document: unknown): boolean =>
  typeof document === "object" &&
  document !== null &&
  (document as { format?: unknown }).format === "rewardsmith/recording";

/** A recording as `play --json` wrote it. Raises `play/bad-recording`, naming what is wrong and where. */
export const readRecording = (document: unknown, file: string): Recording => {
  const parsed = schema.safeParse(document);
  const issue = parsed.success ? undefined : parsed.error.issues[0];
  const problem = parsed.success
    ? lengthProblem(parsed.data)
    : `${issue?.path.join(".") || "the document"}: ${issue?.message ?? "not valid"}`;
  if (!parsed.success || problem !== undefined) {
    throw usageError({
      code: "play/bad-recording",
      message: `${file} is not a recording of this version: ${problem}`,
      action: "Record it again with `play` and its `--json FILE`.",
    });
  }
  return parsed.data;
};
