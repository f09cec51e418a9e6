import { usageError } from "../../core/errors.ts";
import { canonicalJson } from "../../core/hash.ts";
import { plurals, valueOptions, valueSchema, type BatchFile } from "./schema.ts";

/** Values of a run's options by their names, as the batch file has them. */
export type Values = Readonly<Record<string, unknown>>;

/** More than anybody waits for; a slip in a range makes a million in a line. */
export const mostRuns = 100_000;

/** Values of one dimension of a product. */
type Axis = { name: string; count: number; values: () => Values[] };

const rangeOf = (name: string, value: unknown): { from: number; to: number } | null => {
  if (typeof value !== "string") return null;
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(value) ?? [];
  const option = valueOptions[name];
  // A text that happens to look like a range is a text where texts are what the option takes.
  if (from === undefined || option === undefined || valueSchema(option).safeParse(value).success) return null;
  return { from: Number(from), to: Number(to) };
};

const backwards = (name: string, value: unknown) =>
  usageError({
    code: "bad-batch",
    message: `${name}: the range ${String(value)} goes backwards`,
    action: "Write the smaller number first: 1..10.",
  });

/** Of an option: `[1, 2]`, `1..10`, `[1..3, 7]` or a single value. */
const axisOf = (said: string, listed: unknown): Axis => {
  const name = plurals[said] ?? said;
  // A list is a list of values; of an option that takes several, a value may itself be one.
  const items = Array.isArray(listed) ? listed : [listed];
  const ranges = items.map((item) => ({ item, range: rangeOf(name, item) }));
  for (const { item, range } of ranges) if (range && range.to < range.from) throw backwards(said, item);
  const count = ranges.reduce((sum, { range }) => sum + (range ? range.to - range.from + 1 : 1), 0);
  const values = () =>
    ranges.flatMap(({ item, range }) =>
      range === null
        ? [{ [name]: item }]
        : Array.from({ length: range.to - range.from + 1 }, (_, index) => ({ [name]: range.from + index })),
    );
  return { name, count, values };
};

/** Of a matrix: an option's, or one of the person's own, whose values are mappings of options. */
const matrixAxis = (said: string, listed: unknown): Axis =>
  said in valueOptions || said in plurals
    ? axisOf(said, listed)
    : { name: said, count: (listed as Values[]).length, values: () => listed as Values[] };

const countOf = (axes: readonly Axis[]): number => axes.reduce((product, { count }) => product * count, 1);

/** The last axis turns fastest. */
const product = (axes: readonly Axis[]): Values[] =>
  axes.reduce<Values[]>(
    (combinations, axis) => {
      const values = axis.values();
      return combinations.flatMap((combination) => values.map((value) => ({ ...combination, ...value })));
    },
    [{}],
  );

const axesOf = (lists: Values | undefined): Axis[] =>
  Object.entries(lists ?? {}).map(([said, listed]) => axisOf(said, listed));

/** As canonical texts, so that 1 and "1" of a flag are the same. */
const same = (left: unknown, right: unknown): boolean =>
  canonicalJson(left) === canonicalJson(right) || String(left) === String(right);

type Exclusion = { name: string; any: unknown[] }[];

const exclusionOf = (lists: Values): Exclusion =>
  axesOf(lists).map(({ name, values }) => ({ name, any: values().map((value) => value[name]) }));

const fits = (values: Values, excluded: Exclusion): boolean =>
  excluded.every(({ name, any }) => any.some((value) => same(values[name], value)));

const tooMany = (count: number) =>
  usageError({
    code: "too-many-runs",
    message: `the batch has ${count.toLocaleString("en")} runs, more than ${mostRuns.toLocaleString("en")}`,
    action: "Look for a range or an axis that is longer than it was meant to be, or split the file.",
  });

export type Expanded = { runs: Values[]; notices: string[] };

/**
 * Every run that a batch file asks for, as what is said of its options, in the order of the file, each once: the matrix
 * over the defaults, less what is excluded, then what is included; what was set wins over all. Raises usage errors for
 * none, and for more than anybody waits for, which are counted before they are made.
 */
export const expandBatch = ({ defaults = {}, matrix, include = [], exclude = [], set }: BatchFile): Expanded => {
  const settings = axesOf(set as Values | undefined);
  const isSet = ({ name }: Axis) => settings.some((setting) => setting.name === name);
  const axes = Object.entries(matrix ?? {})
    .map(([said, listed]) => matrixAxis(said, listed))
    .filter((axis) => !isSet(axis));
  const twice = axes.find(({ name }, index) => axes.findIndex((axis) => axis.name === name) < index);
  if (twice !== undefined) {
    throw usageError({
      code: "bad-batch",
      message: `matrix: '${twice.name}' stands there twice, once as a plural`,
      action: "Keep one of them.",
    });
  }
  const included = include.map((lists) => axesOf(lists as Values).filter((axis) => !isSet(axis)));
  // Without a matrix and without includes there is the one run of the defaults; a matrix that is there and holds nothing is a slip.
  const hasMatrix = matrix === undefined ? include.length === 0 : Object.keys(matrix).length > 0;
  const count =
    (hasMatrix ? countOf([...axes, ...settings]) : 0) +
    included.reduce((sum, each) => sum + countOf([...each, ...settings]), 0);
  if (count > mostRuns) throw tooMany(count);

  const exclusions = exclude.map((lists) => exclusionOf(lists as Values));
  const hits = exclusions.map(() => 0);
  const base = defaults as Values;
  const ofMatrix = (hasMatrix ? product([...axes, ...settings]) : [])
    .map((values) => ({ ...base, ...values }))
    .filter((values) => {
      const by = exclusions.findIndex((excluded) => fits(values, excluded));
      if (by === -1) return true;
      hits[by] = (hits[by] as number) + 1;
      return false;
    });
  const ofIncludes = included.flatMap((each) =>
    product([...each, ...settings]).map((values) => ({ ...base, ...values })),
  );
  const all = [...ofMatrix, ...ofIncludes];
  const runs = [...new Map(all.map((values) => [canonicalJson(values), values])).values()];
  if (runs.length === 0) {
    throw usageError({
      code: "empty-batch",
      message: "the batch has no run: its matrix is empty, or everything in it is excluded",
      action: "Give the matrix a combination that is not excluded, or include a run.",
    });
  }
  const idle = hits.flatMap((hit, index) => (hit === 0 ? [index] : []));
  return {
    runs,
    notices: [
      ...idle.map((index) => `exclude[${index}] fits no combination of the matrix, so it leaves nothing out`),
      ...(runs.length < all.length
        ? [`${all.length - runs.length} of the runs are said twice, and are carried out once`]
        : []),
    ],
  };
};
