import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse as parseYaml } from "yaml";
import { messageOf, type RewardsmithError, usageError } from "../../core/errors.ts";
import { nearestNames } from "../../core/nearest.ts";
import { isBridged, rootedState } from "../../simulator/gymnasium/reference.ts";
import { looksLikePath } from "../../simulator/registry.ts";
import type { Option } from "../option-kinds.ts";
import { batchSchema, plurals, valueOptions, valueSchema, type BatchFile } from "./schema.ts";
import { withoutCredentials } from "../redis.ts";
import { withSettings, type Setting } from "./settings.ts";

type Path = readonly PropertyKey[];
type Issue = { code?: string | undefined; path: Path; message: string; keys?: readonly string[] };

/** `matrix.seed[0]`. */
const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[${step}]` : text === "" ? String(step) : `${text}.${String(step)}`,
    "",
  );

const at = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], document);

const topKeys = Object.keys(batchSchema.shape);
const budgetKeys = Object.keys(batchSchema.shape.budget.unwrap().shape);

const knownAt = ([first]: Path): readonly string[] =>
  first === undefined
    ? topKeys
    : first === "budget"
      ? budgetKeys
      : [...Object.keys(valueOptions), ...(first === "defaults" ? [] : Object.keys(plurals))];

const unknownKey = (
  key: string,
  { where, known, more = "" }: { where: string; known: readonly string[]; more?: string },
) => {
  const [guess] = nearestNames(key, { known });
  const named = guess === undefined ? `Known here: ${known.join(", ")}.` : `Did you mean '${guess}'?`;
  return usageError({
    code: "unknown-option",
    message: `${where}: unknown key '${key}'`,
    action: `${named}${more}`,
  });
};

const isAmong = (value: unknown, option: Option): boolean =>
  valueSchema(option).safeParse(value).success || /^\d+\.\.\d+$/.test(String(value));

/** What zod found, as a sentence with the value and what it should be. */
const refusal = (
  { code, path, message, keys }: Issue,
  { document, file }: { document: unknown; file: string },
): RewardsmithError => {
  const where = path.length === 0 ? file : `${file}: ${pathText(path)}`;
  if (code === "unrecognized_keys") return unknownKey(keys?.[0] ?? "", { where, known: knownAt(path) });
  const [first, key] = path;
  const isAxis = first === "matrix" && typeof key === "string" && !(key in valueOptions) && !(key in plurals);
  if (isAxis && path.length < 4) {
    const known = [...Object.keys(valueOptions), ...Object.keys(plurals)];
    const more = ` An axis of your own is a list of mappings of options, such as ${key}: [{ samples: 4 }, { samples: 8 }].`;
    return unknownKey(key, { where: `${file}: matrix`, known, more });
  }
  const value = at(document, path);
  const name = path.findLast((step) => typeof step === "string") as string | undefined;
  const option = valueOptions[plurals[name ?? ""] ?? name ?? ""];
  const isValue = option !== undefined && path.length > 1 && value !== undefined && !isEmpty(value);
  // Of a list zod may name the whole: the one that is to blame is told.
  const wrong = isValue && Array.isArray(value) ? value.findIndex((each) => !isAmong(each, option)) : -1;
  if (wrong >= 0) return refusal({ path: [...path, wrong], message }, { document, file });
  return usageError({
    code: "bad-batch",
    message: isValue
      ? `${where}: ${option.secret ? "this" : JSON.stringify(value)} is not ${option.expects}`
      : `${where}: ${isEmpty(value) ? "it is empty" : message}`,
    action: isValue ? `Give ${option.expects}.` : "See docs/batch.md for what a batch file holds.",
  });
};

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.keys(value as object).length === 0);

/** What a batch file or a command line says, checked against the one schema. Raises usage errors with path and value. */
export const checkBatch = (document: unknown, { file }: { file: string }): BatchFile => {
  const checked = batchSchema.safeParse(document);
  if (checked.success) return document as BatchFile;
  throw refusal(checked.error.issues[0] as Issue, { document, file });
};

/** Options whose values are paths, as they are written from where the person stands. */
const paths: ReadonlySet<string> = new Set(["fitness", "env-fields", "prices", "record", "replay"]);

const rootedValue = (name: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => rootedValue(name, each));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rootedValue(key, inner)]));
  }
  if (typeof value !== "string") return value;
  // The file is kept with the batch.
  if ((plurals[name] ?? name) === "redis") return withoutCredentials(value);
  if ((plurals[name] ?? name) === "python-state") return rootedState(value);
  // Either may be a name as well.
  const mayBeName = (plurals[name] ?? name) === "env" || name === "start-from";
  const isPath = mayBeName ? looksLikePath(value) && !isBridged(value) : paths.has(name);
  return isPath ? resolve(value) : value;
};

/** With every path written from the root, so that the batch is gone on with from whatever folder somebody stands in. */
export const rootedFile = (file: BatchFile): BatchFile => rootedValue("", file) as BatchFile;

export const readBatchFile = (file: string, settings: readonly Setting[]): BatchFile => {
  let document: unknown;
  try {
    document = parseYaml(readFileSync(file, "utf8"));
  } catch (cause) {
    throw usageError({
      code: "bad-batch",
      message: `cannot read the batch file ${file}: ${messageOf(cause)}`,
      action: "Give the path of a YAML or JSON file; docs/batch.md says what it holds.",
      cause,
    });
  }
  return rootedFile(checkBatch(withSettings(document ?? {}, settings, { places: topKeys }), { file }));
};
