import { z } from "zod";
import type { Option } from "../option-kinds.ts";
import { options, type OptionName } from "../options.ts";
import { budgetNames } from "./budget-names.ts";

/** How a command shows and places things: a batch has one of each, its runs none of their own. */
const ofCommand: ReadonlySet<OptionName> = new Set(["runs", "jobs", "json", "display", "dry-run", "fail-under"]);

/** What a run of a batch may be given: every option of a search that is no matter of the command. */
export const runOptions = Object.fromEntries(
  Object.entries(options).filter(([name]) => !ofCommand.has(name as OptionName)),
) as Record<string, Option>;

/** Axes as people say them, in a matrix. */
export const plurals: Readonly<Record<string, OptionName>> = {
  environments: "env",
  tasks: "task",
  designers: "designer",
  models: "model",
  strategies: "strategy",
  learners: "learner",
  seeds: "seed",
};

const words = { schema: z.string().min(1), expects: "a text", description: "what the agent should do, in words" };

/** Of a run's values by their names, the words among them. */
export const valueOptions: Readonly<Record<string, Option>> = { description: words, ...runOptions };

/** A value of an option; one of several may stand alone. */
export const valueSchema = (option: Option): z.ZodType =>
  option.repeatable === true && option.schema instanceof z.ZodArray
    ? z.union([option.schema, option.schema.element as z.ZodType])
    : option.schema;

const range = z.string().regex(/^\d+\.\.\d+$/);

const described = (schema: z.ZodType, { description, expects }: Option): z.ZodType =>
  schema.describe(`${description} (${expects})`);

const values = Object.fromEntries(
  Object.entries(valueOptions).map(([name, option]) => [name, described(valueSchema(option), option).optional()]),
);

const listed = (option: Option) =>
  described(z.union([range, z.array(z.union([valueSchema(option), range])).min(1), valueSchema(option)]), option);

/** By the names of the options, and the plurals. */
const lists = Object.fromEntries([
  ...Object.entries(valueOptions).map(([name, option]) => [name, listed(option).optional()]),
  ...Object.entries(plurals).map(([plural, name]) => [plural, listed(options[name]).optional()]),
]) as Record<string, z.ZodOptional>;

const budget = Object.fromEntries(
  budgetNames.map((name) => [name, described(options[name].schema, options[name]).optional()]),
);

/**
 * A batch file. The one source of what is read, of what is refused, and of the JSON Schema that editors complete by.
 */
export const batchSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/)
    .describe("names the batch's folder, batch_NAME (default: the file's name)")
    .optional(),
  defaults: z
    .strictObject(values)
    .describe("options that every run has, as flags of `run` without their dashes")
    .optional(),
  matrix: z
    .object(lists)
    .catchall(z.array(z.strictObject(values)).min(1))
    .describe(
      "every combination is a run: options with lists of values or a range (1..10), and axes of your own, lists of mappings",
    )
    .optional(),
  include: z.array(z.strictObject(lists)).describe("runs beside the matrix; lists multiply").optional(),
  exclude: z
    .array(z.strictObject(lists).refine((each) => Object.keys(each).length > 0))
    .describe("combinations of the matrix to leave out: all of these values, any of a list")
    .optional(),
  set: z.strictObject(lists).describe("wins over all that is said above; what --set KEY=VALUE writes").optional(),
  budget: z.strictObject(budget).describe("hard caps of the whole batch").optional(),
  "on-failure": z
    .enum(["keep-going", "fail-fast"])
    .describe("what an error of the system in one run does to the others (default: keep-going)")
    .optional(),
  jobs: options.jobs.schema.describe("trainings at once over all runs (default: one a core)").optional(),
  "open-runs": options.jobs.schema.describe("runs at once at most (default: one more than jobs)").optional(),
});

export type BatchFile = z.input<typeof batchSchema>;

/** For editors: a batch file begins with `# yaml-language-server: $schema=batch.schema.json`. */
export const batchJsonSchema = (): unknown => ({
  ...z.toJSONSchema(batchSchema, { io: "input", unrepresentable: "any" }),
  title: "A batch of rewardsmith",
});
